package nl.skillspaspoort.docs;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.net.URL;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import nl.skillspaspoort.core.internal.SuppressForbidden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Holds the code to the module graph and to the promises that ARCHITECTURE.md makes. A rule that
 * matches no class at all fails, so a renamed package cannot switch its rule off.
 */
final class ArchitectureTest {

  private static final String ROOT = "nl.skillspaspoort..";
  private static final String CORE = "nl.skillspaspoort.core..";
  private static final String ISSUER = "nl.skillspaspoort.issuer..";
  private static final String VERIFIER = "nl.skillspaspoort.verifier..";
  private static final String PICTURE = "nl.skillspaspoort.picture..";
  private static final String WALLET = "nl.skillspaspoort.wallet..";
  private static final String COMMAND_LINE = "nl.skillspaspoort.wallet.cli..";
  private static final String FETCH = "nl.skillspaspoort.verifier.fetch..";

  private static final JavaClasses MAIN_CODE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("nl.skillspaspoort");

  private static final DescribedPredicate<JavaClass> SOCKETS =
      resideInAPackage("java.net.http..")
          .or(nameMatching("java\\.net\\.(\\w*Socket\\w*|\\w*URLConnection|InetAddress)"))
          .or(nameMatching("java\\.nio\\.channels\\.\\w*Socket\\w*"))
          .or(resideInAnyPackage("javax.net..", "javax.naming.."))
          .as("open a socket or speak HTTP");

  private static final DescribedPredicate<JavaClass> FILES =
      resideInAPackage("java.nio.file..")
          .or(nameMatching("java\\.io\\.(File\\w*|RandomAccessFile)"))
          .or(nameMatching("java\\.nio\\.channels\\.\\w*File\\w*"))
          .or(nameMatching("java\\.util\\.(jar|zip)\\.\\w*File"))
          .as("open a file");

  private static final DescribedPredicate<AccessTarget> OPENS_A_URL =
      DescribedPredicate.describe(
          "it opens a URL",
          target ->
              target.getOwner().isEquivalentTo(URL.class)
                  && (target.getName().startsWith("open")
                      || target.getName().equals("getContent")));

  private static final DescribedPredicate<AccessTarget> CLOCK =
      DescribedPredicate.describe("it is the machine's clock", ArchitectureTest::readsTheClock);

  @ParameterizedTest
  @ValueSource(strings = {CORE, ISSUER, VERIFIER, PICTURE, WALLET, COMMAND_LINE})
  void everyModule_isSeenByTheseRules(String module) {
    assertThat(MAIN_CODE.that(resideInAPackage(module))).isNotEmpty();
  }

  @Test
  void core_dependsOnNoOtherModule() {
    noClasses()
        .that()
        .resideInAPackage(CORE)
        .should()
        .dependOnClassesThat(resideInAPackage(ROOT).and(not(resideInAPackage(CORE))))
        .check(MAIN_CODE);
  }

  @Test
  void issuer_dependsOnCoreOnly() {
    noClasses()
        .that()
        .resideInAPackage(ISSUER)
        .should()
        .dependOnClassesThat(resideInAPackage(ROOT).and(not(resideInAnyPackage(CORE, ISSUER))))
        .check(MAIN_CODE);
  }

  @Test
  void verifier_dependsOnCoreOnly() {
    noClasses()
        .that()
        .resideInAPackage(VERIFIER)
        .should()
        .dependOnClassesThat(resideInAPackage(ROOT).and(not(resideInAnyPackage(CORE, VERIFIER))))
        .check(MAIN_CODE);
  }

  @Test
  void picture_dependsOnCoreOnly() {
    noClasses()
        .that()
        .resideInAPackage(PICTURE)
        .should()
        .dependOnClassesThat(resideInAPackage(ROOT).and(not(resideInAnyPackage(CORE, PICTURE))))
        .check(MAIN_CODE);
  }

  @Test
  void wallet_dependsOnCoreVerifierAndPictureOnly() {
    noClasses()
        .that()
        .resideInAPackage(WALLET)
        .should()
        .dependOnClassesThat(
            resideInAPackage(ROOT).and(not(resideInAnyPackage(CORE, VERIFIER, PICTURE, WALLET))))
        .check(MAIN_CODE);
  }

  @Test
  void packages_haveNoCycles() {
    slices().matching("nl.skillspaspoort.(*).(*)..").should().beFreeOfCycles().check(MAIN_CODE);
  }

  @Test
  void core_opensNoSocket() {
    noClasses()
        .that()
        .resideInAPackage(CORE)
        .should()
        .dependOnClassesThat(SOCKETS)
        .orShould()
        .accessTargetWhere(targetIs(OPENS_A_URL))
        .check(MAIN_CODE);
  }

  @Test
  void core_opensNoFile() {
    noClasses().that().resideInAPackage(CORE).should().dependOnClassesThat(FILES).check(MAIN_CODE);
  }

  @Test
  void core_readsNoClock() {
    noClasses()
        .that()
        .resideInAPackage(CORE)
        .should()
        .accessTargetWhere(targetIs(CLOCK))
        .check(MAIN_CODE);
  }

  @Test
  void network_isOpenedByTheFetcherOnly() {
    noClasses()
        .that()
        .resideOutsideOfPackage(FETCH)
        .should()
        .dependOnClassesThat(SOCKETS)
        .orShould()
        .accessTargetWhere(targetIs(OPENS_A_URL))
        .check(MAIN_CODE);
  }

  @Test
  void commandLine_isImportedByNobody() {
    noClasses()
        .that()
        .resideOutsideOfPackage(COMMAND_LINE)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(COMMAND_LINE)
        .check(MAIN_CODE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nl.skillspaspoort.core",
        "nl.skillspaspoort.issuer",
        "nl.skillspaspoort.verifier",
        "nl.skillspaspoort.wallet"
      })
  void internalPackages_areUsedByTheirOwnModuleOnly(String module) {
    noClasses()
        .that()
        .resideOutsideOfPackage(module + "..")
        .should()
        .dependOnClassesThat(
            resideInAPackage(module + "..internal..")
                .and(not(equivalentTo(SuppressForbidden.class))))
        .check(MAIN_CODE);
  }

  @Test
  void publicSignatures_showNoThirdPartyType() {
    classes()
        .that(
            DescribedPredicate.<JavaClass>describe(
                    "a user can see", ArchitectureTest::isVisibleToUsers)
                .and(not(resideInAPackage("..internal.."))))
        .should(showOnlyOurTypesAndTheJdks())
        .check(MAIN_CODE);
  }

  /** Calls and method references alike: {@code Instant::now} reads the clock as well. */
  private static DescribedPredicate<JavaAccess<?>> targetIs(
      DescribedPredicate<AccessTarget> target) {
    return DescribedPredicate.describe(
        target.getDescription(), access -> target.test(access.getTarget()));
  }

  private static boolean readsTheClock(AccessTarget target) {
    String owner = target.getOwner().getName();
    String name = target.getName();
    boolean noArguments =
        target instanceof AccessTarget.CodeUnitAccessTarget codeUnit
            && codeUnit.getRawParameterTypes().isEmpty();
    return switch (owner) {
      case "java.lang.System" -> name.equals("currentTimeMillis") || name.equals("nanoTime");
      case "java.time.Clock", "java.time.InstantSource" ->
          name.startsWith("system") || name.matches("tick(Seconds|Minutes|Millis)");
      case "java.util.Date", "java.util.GregorianCalendar" -> name.equals("<init>") && noArguments;
      case "java.util.Calendar" -> name.equals("getInstance");
      default -> owner.startsWith("java.time.") && name.equals("now");
    };
  }

  private static boolean isVisibleToUsers(JavaClass type) {
    boolean visible =
        type.getModifiers().contains(JavaModifier.PUBLIC)
            || type.getModifiers().contains(JavaModifier.PROTECTED);
    return visible && type.getEnclosingClass().map(ArchitectureTest::isVisibleToUsers).orElse(true);
  }

  private static ArchCondition<JavaClass> showOnlyOurTypesAndTheJdks() {
    return new ArchCondition<>("show only our own types and the JDK's in their signatures") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        type.getSuperclass().ifPresent(parent -> report(type, "extends", parent, events));
        type.getInterfaces().forEach(parent -> report(type, "implements", parent, events));
        for (JavaMember member : type.getMembers()) {
          if (!isVisible(member)) {
            continue;
          }
          Consumer<JavaType> reporter =
              shown -> report(type, "in " + member.getFullName(), shown, events);
          if (member instanceof JavaField field) {
            reporter.accept(field.getType());
          } else if (member instanceof JavaCodeUnit codeUnit) {
            reporter.accept(codeUnit.getReturnType());
            codeUnit.getParameterTypes().forEach(reporter);
            codeUnit.getTypeParameters().forEach(reporter);
            codeUnit.getExceptionTypes().forEach(reporter);
          }
        }
      }
    };
  }

  private static boolean isVisible(JavaMember member) {
    return member.getModifiers().contains(JavaModifier.PUBLIC)
        || member.getModifiers().contains(JavaModifier.PROTECTED);
  }

  private static void report(JavaClass type, String where, JavaType shown, ConditionEvents events) {
    Set<String> foreign = new LinkedHashSet<>();
    for (JavaClass raw : shown.getAllInvolvedRawTypes()) {
      JavaClass element = raw.getBaseComponentType();
      List<String> ours =
          List.of("java.", "javax.", "com.sun.net.httpserver.", "nl.skillspaspoort.");
      if (!element.isPrimitive() && ours.stream().noneMatch(element.getName()::startsWith)) {
        foreign.add(element.getName());
      }
    }
    for (String name : foreign) {
      events.add(
          SimpleConditionEvent.violated(
              type, type.getName() + " shows " + name + " (" + where + ")"));
    }
  }
}
