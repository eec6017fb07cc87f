package org.eaddress.storage;

import io.minio.BaseS3Client;
import io.minio.MinioClient;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;

/// How the S3 SDK is set up: many requests at once, sent without delay, none waiting for ever.
final class S3Connection {

    /// Requests at once; the SDK's own limit would be 5.
    private static final int MOST_REQUESTS = 256;

    /// Silent, because on Ceph it warns at every upload in parts that the answer has no ETag, which nobody needs.
    private static final Logger SDK = Logger.getLogger(BaseS3Client.class.getName());

    static {
        SDK.setLevel(Level.OFF);
    }

    private S3Connection() {}

    static MinioClient open(S3Settings settings) {
        return MinioClient.builder()
                .endpoint(settings.endpoint().toString())
                .region(settings.region())
                .credentials(settings.accessKey(), settings.secretKey())
                .httpClient(http(settings), true)
                .build();
    }

    private static OkHttpClient http(S3Settings settings) {
        var dispatcher = new Dispatcher(Executors.newVirtualThreadPerTaskExecutor());
        dispatcher.setMaxRequests(MOST_REQUESTS);
        dispatcher.setMaxRequestsPerHost(MOST_REQUESTS);
        return new OkHttpClient.Builder()
                .dispatcher(dispatcher)
                .connectionPool(new ConnectionPool(MOST_REQUESTS, 1, TimeUnit.MINUTES))
                .protocols(List.of(Protocol.HTTP_1_1))
                .socketFactory(new NoDelaySocketFactory())
                .connectTimeout(settings.timeout())
                .readTimeout(settings.timeout())
                .writeTimeout(settings.timeout())
                .build();
    }
}
