package nl.skillspaspoort.issuer;

import java.util.Objects;
import java.util.function.Function;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.problem.Problem;

/** What became of one draft among many. */
public sealed interface IssueResult {

  /** One of two answers, by which of the two it is. */
  <T> T match(Function<? super Issued, T> issued, Function<? super Refused, T> refused);

  /**
   * A credential was handed out.
   *
   * @param credential signed, and verified by the issuer
   */
  record Issued(SignedCredential credential) implements IssueResult {
    public Issued {
      Objects.requireNonNull(credential, "credential");
    }

    @Override
    public <T> T match(Function<? super Issued, T> issued, Function<? super Refused, T> refused) {
      return issued.apply(this);
    }
  }

  /**
   * Nothing was handed out.
   *
   * @param problem why not
   */
  record Refused(Problem problem) implements IssueResult {
    public Refused {
      Objects.requireNonNull(problem, "problem");
    }

    @Override
    public <T> T match(Function<? super Issued, T> issued, Function<? super Refused, T> refused) {
      return refused.apply(this);
    }
  }
}
