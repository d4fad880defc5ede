package dev.squall.point.spring;

import org.springframework.aop.framework.autoproxy.AbstractBeanFactoryAwareAdvisingPostProcessor;
import org.springframework.aop.support.AopUtils;
import org.springframework.aop.support.ComposablePointcut;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;

/**
 * Lets the calls of beans with a {@link ChaosPoint} pass it: {@code @Import(ChaosPointPostProcessor.class)}. Its advice is added
 * behind that of others, so what is injected is to them a failure of the method.
 */
public class ChaosPointPostProcessor extends AbstractBeanFactoryAwareAdvisingPostProcessor {
    private final ChaosPointCalls calls = new ChaosPointCalls();

    public ChaosPointPostProcessor() {
        var classes = new AnnotationMatchingPointcut(ChaosPoint.class, true);
        var methods = new AnnotationMatchingPointcut(null, ChaosPoint.class, true);
        this.advisor = new DefaultPointcutAdvisor(new ComposablePointcut(classes).union(methods), calls);
    }

    /** The points are there from the start: whoever wants to arm one finds it before it is first called. */
    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        Class<?> type = AopUtils.getTargetClass(bean);
        if (isEligible(type)) {
            calls.register(type);
        }
        return super.postProcessAfterInitialization(bean, beanName);
    }
}
