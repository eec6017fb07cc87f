package org.eaddress.storage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The twin that keeps objects in memory, where a test can change them.
final class MemoryObjectStore implements ObjectStore {

    final Map<ObjectRef, byte[]> objects = new ConcurrentHashMap<>();

    @Override
    public ObjectRef put(InputStream content) throws IOException {
        var bytes = content.readAllBytes();
        var ref = new ObjectRef("m:" + RandomNames.next());
        objects.put(ref, bytes);
        return ref;
    }

    @Override
    public InputStream get(ObjectRef ref) throws IOException {
        var bytes = objects.get(ref);
        if (bytes == null) {
            throw new NoSuchObjectException(ref);
        }
        return new ByteArrayInputStream(bytes);
    }

    @Override
    public void discard(ObjectRef ref) {
        objects.remove(ref);
    }

    @Override
    public void close() {}
}
