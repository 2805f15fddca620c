package nl.skillspaspoort.wallet;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nl.skillspaspoort.core.credential.Selection;

/**
 * Which credentials are shown, what of each, and how that is signed. Immutable.
 *
 * <p>{@code Showing.of(one, two).only(two, Selection.only("/credentialSubject/result/0"))}
 */
public final class Showing {
  private final List<CredentialNumber> credentials;
  private final Map<CredentialNumber, Selection> selections;
  private final PresentationForm form;

  private Showing(
      List<CredentialNumber> credentials,
      Map<CredentialNumber, Selection> selections,
      PresentationForm form) {
    this.credentials = credentials;
    this.selections = Map.copyOf(selections);
    this.form = form;
  }

  /**
   * All of these credentials, in this order, with a proof.
   *
   * @throws IllegalArgumentException without credentials, or with one twice
   */
  public static Showing of(List<CredentialNumber> credentials) {
    List<CredentialNumber> copy = List.copyOf(credentials);
    if (copy.isEmpty() || copy.stream().distinct().count() < copy.size()) {
      throw new IllegalArgumentException("expected at least one number, and each once");
    }
    return new Showing(copy, Map.of(), PresentationForm.PROOF);
  }

  /** All of these credentials; see {@link #of(List)}. */
  public static Showing of(CredentialNumber... credentials) {
    return of(List.of(credentials));
  }

  /**
   * This, with nothing of one credential but a selection.
   *
   * @throws IllegalArgumentException if the credential is not among those that are shown
   */
  public Showing only(CredentialNumber number, Selection selection) {
    if (!credentials.contains(number)) {
      throw new IllegalArgumentException(
          "found credential " + number + "; expected one of those that are shown");
    }
    Map<CredentialNumber, Selection> more = new LinkedHashMap<>(selections);
    more.put(number, Objects.requireNonNull(selection, "selection"));
    return new Showing(credentials, more, form);
  }

  /** This, signed in another way. */
  public Showing as(PresentationForm other) {
    return new Showing(credentials, selections, Objects.requireNonNull(other, "other"));
  }

  /** What is shown, in order. */
  public List<CredentialNumber> credentials() {
    return credentials;
  }

  /** What of a credential is shown. */
  public Selection selection(CredentialNumber number) {
    return selections.getOrDefault(number, Selection.everything());
  }

  /** What is shown of those credentials that are not shown whole. */
  Map<CredentialNumber, Selection> parts() {
    Map<CredentialNumber, Selection> parts = new LinkedHashMap<>(selections);
    parts.values().removeIf(Selection::isEverything);
    return parts;
  }

  /** How it is signed. */
  public PresentationForm form() {
    return form;
  }

  /** Count and form only. */
  @Override
  public String toString() {
    return "Showing[" + credentials.size() + " credentials, " + form + "]";
  }
}
