package org.eaddress.hub.demo;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/// Stops a production hub that was told to be a demo too, before it opens anything.
@Component
@Profile("demo & production")
final class DemoRefused implements BeanFactoryPostProcessor {
    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        throw new IllegalStateException(
                "The profiles demo and production exclude each other: in the demo anyone may sign in as anybody.");
    }
}
