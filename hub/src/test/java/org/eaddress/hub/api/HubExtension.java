package org.eaddress.hub.api;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Gives tests the one hub of this package, and fails each test during which the hub's log told too much.
final class HubExtension implements ParameterResolver, BeforeEachCallback, AfterEachCallback {
    private static final ExtensionContext.Namespace HERE = ExtensionContext.Namespace.create(HubExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TestHub.class;
    }

    @Override
    public TestHub resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return hub(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        hub(context).log().watch();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        hub(context).log().assertDiscreet();
    }

    /// Started by the first who asks, closed when all tests are done.
    private static TestHub hub(ExtensionContext context) {
        return context.getRoot().getStore(HERE).computeIfAbsent("hub", _ -> TestHub.start(), TestHub.class);
    }
}
