package nl.skillspaspoort.verifier;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import nl.skillspaspoort.core.presentation.PresentationRequest;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.verifier.outcome.Axes;
import nl.skillspaspoort.verifier.outcome.Check;

/**
 * What no verifier may let pass, as data for others to test with: presentations that answer {@link
 * #request}, each with one thing changed, and the axis on which and the code with which it must be
 * refused. Keys, clock and trust list are those of the testkit.
 */
public final class MustNotPassCorpus {

  /** One of the six answers of a result. */
  public enum Axis {
    /** Who signed what. */
    INTEGRITY(axes -> axes.integrity() == Axes.Integrity.VALID),
    /** The dates. */
    VALIDITY(axes -> axes.validity() == Axes.Validity.CURRENT),
    /** What the issuer says of it now. */
    STATUS(axes -> axes.status().compareTo(Axes.Status.NONE) <= 0),
    /** Whether the issuer is recognised for it. */
    RECOGNITION(axes -> axes.recognition() == Axes.Recognition.RECOGNISED),
    /** Who shows it to whom. */
    HOLDER(axes -> axes.holder() == Axes.Holder.PROVEN),
    /** What is in it. */
    CONTENT(axes -> axes.content() == Axes.Content.OK);

    private final Function<Axes, Boolean> good;

    Axis(Function<Axes, Boolean> good) {
      this.good = good;
    }

    /** True if nothing is the matter on this axis. */
    public boolean isGood(Axes axes) {
      return good.apply(axes);
    }

    private static Axis of(Check check) {
      return switch (check) {
        case PROOF_PERIOD, VALIDITY -> VALIDITY;
        case STATUS -> STATUS;
        case RECOGNITION -> RECOGNITION;
        case HOLDER, CHALLENGE, AUDIENCE, REPLAY -> HOLDER;
        case SCHEMA, CONTENT, AGE -> CONTENT;
        default -> INTEGRITY;
      };
    }
  }

  /** One presentation that must not pass. */
  public static final class Variant {
    private final MustNotPassTest.Row row;

    private Variant(MustNotPassTest.Row row) {
      this.row = row;
    }

    /** What was changed. */
    public String name() {
      return row.name();
    }

    /** What is sent, made anew at every call. */
    public byte[] sent() {
      return row.sent().get();
    }

    /** The axis on which it must not be good. */
    public Axis axis() {
      return Axis.of(row.check());
    }

    /** The code that must be among the problems. */
    public ProblemCode code() {
      return row.code();
    }

    @Override
    public String toString() {
      return name() + " → " + axis().name().toLowerCase(Locale.ROOT) + " " + code();
    }
  }

  private MustNotPassCorpus() {}

  /** The request that every variant answers. */
  public static PresentationRequest request() {
    return MustNotPassTest.REQUEST;
  }

  /** A verifier that lets the unchanged presentation pass. */
  public static Verifier verifier() {
    return MustNotPassTest.verifier();
  }

  /** All variants, in order. */
  public static List<Variant> variants() {
    return MustNotPassTest.rows().stream().map(Variant::new).toList();
  }
}
