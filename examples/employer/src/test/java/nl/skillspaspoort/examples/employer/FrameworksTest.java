package nl.skillspaspoort.examples.employer;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import nl.skillspaspoort.core.trust.TrustPolicy;
import nl.skillspaspoort.examples.employer.jakarta.ApplicationsResource;
import nl.skillspaspoort.examples.employer.spring.DeskConfiguration;
import nl.skillspaspoort.verifier.Verifier;
import nl.skillspaspoort.verifier.policy.VerificationPolicy;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** In Spring, in Jakarta and in plain Java: the same answers, from any number of threads. */
final class FrameworksTest {
  private final Applications applications = new Applications();

  @Test
  void threeWays_giveTheSameAnswers() throws Exception {
    TrustPolicy lists = TrustPolicy.anyOf(List.of(applications.list()));
    VerificationPolicy policy = policy();
    InstantSource clock = InstantSource.fixed(Applications.NOW);
    List<byte[]> sent = new ArrayList<>();
    applications.fifty().forEach(application -> sent.add(application.bytes()));
    sent.add("geachte heer".getBytes(StandardCharsets.UTF_8));

    Verifier plain = Verifier.builder().trust(lists).policy(policy).clock(clock).build();
    List<String> expected =
        sent.stream().map(bytes -> plain.verify(bytes).toJson().toJson()).toList();
    assertThat(expected.stream().map(text -> text.substring(0, 19)).distinct()).hasSize(3);

    ApplicationsResource resource = new ApplicationsResource(plain);
    assertThat(sent.parallelStream().map(resource::judge).toList()).isEqualTo(expected);

    try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
      context.registerBean(TrustPolicy.class, () -> lists);
      context.registerBean(VerificationPolicy.class, () -> policy);
      context.registerBean(InstantSource.class, () -> clock);
      context.register(DeskConfiguration.class);
      context.refresh();
      assertThat(context.getBean(Verifier.class)).isSameAs(context.getBean(Verifier.class));
      Object controller =
          context.getBeansWithAnnotation(RestController.class).values().iterator().next();
      Method judge = annotated(controller.getClass(), PostMapping.class);
      judge.setAccessible(true);
      List<String> answers = new ArrayList<>();
      for (byte[] bytes : sent) {
        answers.add((String) judge.invoke(controller, (Object) bytes));
      }
      assertThat(answers).isEqualTo(expected);
    }
  }

  /** What a container needs to find. */
  @Test
  void resource_hasAPathAVerbAndOneWayToBeMade() {
    assertThat(ApplicationsResource.class.getAnnotation(Path.class).value())
        .isEqualTo("/applications");
    assertThat(annotated(ApplicationsResource.class, POST.class).getParameterTypes())
        .containsExactly(byte[].class);
    Constructor<?>[] constructors = ApplicationsResource.class.getConstructors();
    assertThat(constructors).hasSize(1);
    assertThat(constructors[0].isAnnotationPresent(Inject.class)).isTrue();
  }

  private static Method annotated(Class<?> type, Class<? extends Annotation> with) {
    return Stream.of(type.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(with))
        .findFirst()
        .orElseThrow();
  }

  private static VerificationPolicy policy() throws Exception {
    try (InputStream in = Main.class.getResourceAsStream("policy.json")) {
      return VerificationPolicy.parse(in.readAllBytes());
    }
  }
}
