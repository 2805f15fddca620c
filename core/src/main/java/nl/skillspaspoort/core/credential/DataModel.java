package nl.skillspaspoort.core.credential;

/** The versions of the W3C data model: 2.0 is read and written, 1.1 is read. */
public enum DataModel {
  /** Verifiable Credentials Data Model 1.1. */
  V1_1("https://www.w3.org/2018/credentials/v1", "issuanceDate", "expirationDate"),
  /** Verifiable Credentials Data Model 2.0. */
  V2_0("https://www.w3.org/ns/credentials/v2", "validFrom", "validUntil");

  private final String context;
  private final String from;
  private final String until;

  DataModel(String context, String from, String until) {
    this.context = context;
    this.from = from;
    this.until = until;
  }

  /** The context that comes first in every document of this version. */
  public String context() {
    return context;
  }

  String fromMember() {
    return from;
  }

  String untilMember() {
    return until;
  }
}
