package nl.skillspaspoort.examples.trainingprovider;

import picocli.CommandLine.Command;

/** {@code provider audit}: the audit log. */
@Command(name = "audit", subcommands = AuditVerifyCommand.class)
final class AuditCommand {}
