import picocli.CommandLine;

/** What the start of a command line costs at least: a JVM, picocli, one command, one argument. */
@CommandLine.Command(name = "bare")
public final class Bare implements Runnable {
  @CommandLine.Parameters(arity = "1")
  private String file = "";

  /** Takes the name of a file and prints it. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new Bare()).execute(args));
  }

  @Override
  public void run() {
    System.out.println(file);
  }
}
