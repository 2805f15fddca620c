package nl.skillspaspoort.core.trust;

/** Something a {@link TrustPolicy} asks: a verified list, or a list that could not be had. */
public sealed interface TrustSource permits TrustList, UnavailableList {

  /** The identifier of the list. */
  String id();
}
