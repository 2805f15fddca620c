package nl.skillspaspoort.examples.trainingprovider;

import picocli.CommandLine.Command;

/** {@code provider catalogue}: achievements in files. */
@Command(
    name = "catalogue",
    subcommands = {CatalogueLintCommand.class, CatalogueLockCommand.class})
final class CatalogueCommand {}
