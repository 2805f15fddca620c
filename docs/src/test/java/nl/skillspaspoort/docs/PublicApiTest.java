package nl.skillspaspoort.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Everything that users of a module can see, as {@code docs/api/MODULE.txt} says it. What changes
 * there changes for them: {@code mvn -pl docs -am test -Dtest=PublicApiTest -Dapi.update=true}
 * writes the lists anew, and the difference is reviewed like code.
 */
final class PublicApiTest {
  private static final Path FOLDER = Path.of("api");
  private static final boolean UPDATE = Boolean.getBoolean("api.update");

  @ParameterizedTest
  @ValueSource(strings = {"bbs", "core", "issuer", "picture", "verifier", "wallet"})
  void whatUsersSee_isWhatTheListSays(String module) throws IOException {
    List<String> found = lines("nl.skillspaspoort." + module);
    assertThat(found).isNotEmpty();
    Path list = FOLDER.resolve(module + ".txt");
    if (UPDATE) {
      Files.createDirectories(FOLDER);
      Files.write(list, found);
    }
    assertThat(found)
        .as("public API of %s; -Dapi.update=true writes docs/api/%s.txt anew", module, module)
        .isEqualTo(Files.readAllLines(list));
  }

  @Test
  void everyKindOfChange_isSeen() {
    List<String> lines = new ArrayList<>();
    describe(Seen.class, lines);
    assertThat(lines)
        .anyMatch(line -> line.contains("abstract static class") && line.contains("Seen"))
        .anyMatch(line -> line.contains("FIELD"))
        .anyMatch(line -> line.contains("protected") && line.contains("Seen()"))
        .anyMatch(
            line -> line.contains("protected abstract java.util.List<String> method(int) throws"))
        .noneMatch(line -> line.contains("hidden"));
  }

  /** What {@link #everyKindOfChange_isSeen} looks at. */
  public abstract static class Seen {
    /** Seen. */
    public static final int FIELD = 1;

    /** Seen. */
    protected Seen() {}

    /** Seen. */
    protected abstract List<String> method(int number) throws IOException;

    void hidden() {}
  }

  private static List<String> lines(String root) {
    List<String> lines = new ArrayList<>();
    new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages(root)
            .stream()
            .filter(type -> isForUsers(type.getPackageName()))
            .map(JavaClass::reflect)
            .filter(PublicApiTest::isVisible)
            .sorted((one, other) -> one.getName().compareTo(other.getName()))
            .forEach(type -> describe(type, lines));
    return lines;
  }

  private static boolean isForUsers(String name) {
    return !(name + ".").contains(".internal.")
        && !(name + ".").startsWith("nl.skillspaspoort.wallet.cli.")
        && !(name + ".").startsWith("nl.skillspaspoort.core.testkit.");
  }

  private static boolean isVisible(Class<?> type) {
    Class<?> outer = type.getEnclosingClass();
    return isVisible(type.getModifiers())
        && !type.isAnonymousClass()
        && !type.isLocalClass()
        && (outer == null || isVisible(outer));
  }

  private static boolean isVisible(int modifiers) {
    return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
  }

  private static void describe(Class<?> type, List<String> lines) {
    // Not every JDK writes "sealed" here; whom it permits says it in any case.
    String head = type.toGenericString().replace(" non-sealed", "").replace(" sealed", "");
    lines.add(head + parents(type) + permitted(type));
    Set<String> members = new TreeSet<>();
    addAll(members, type.getDeclaredFields(), Field::toGenericString);
    addAll(members, type.getDeclaredConstructors(), Constructor::toGenericString);
    addAll(members, type.getDeclaredMethods(), Method::toGenericString);
    members.forEach(
        member ->
            lines.add("  " + member.replace(type.getName() + ".", "").replace("java.lang.", "")));
  }

  private static <M extends Member> void addAll(
      Set<String> lines, M[] members, Function<M, String> text) {
    for (M member : members) {
      if (isVisible(member.getModifiers()) && !member.isSynthetic()) {
        lines.add(text.apply(member));
      }
    }
  }

  private static String permitted(Class<?> type) {
    return type.isSealed()
        ? " permits "
            + Stream.of(type.getPermittedSubclasses())
                .map(Class::getName)
                .sorted()
                .collect(Collectors.joining(", "))
        : "";
  }

  private static String parents(Class<?> type) {
    String parent =
        type.getGenericSuperclass() == null || type.getSuperclass() == Object.class
            ? ""
            : " extends " + type.getGenericSuperclass().getTypeName();
    List<String> interfaces =
        Stream.of(type.getGenericInterfaces()).map(each -> each.getTypeName()).sorted().toList();
    return parent + (interfaces.isEmpty() ? "" : " implements " + String.join(", ", interfaces));
  }
}
