package nl.skillspaspoort.wallet.store;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Rights for the owner alone, in the way that a file system knows rights. */
sealed interface OwnerRights {

  /** Given to a new file in the moment of its making. */
  FileAttribute<?> ofNewFile();

  /** Given to a new directory in the moment of its making. */
  FileAttribute<?> ofNewDirectory();

  /** True if only the owner (on Windows also the system and its administrators) has rights. */
  boolean hold(Path path) throws IOException;

  /** Sets them on a directory that is there. */
  void restrictDirectory(Path directory) throws IOException;

  /**
   * The rights of the file system that a path is on.
   *
   * @throws IOException if it knows no rights: nothing can be kept from others there
   */
  static OwnerRights on(Path path) throws IOException {
    FileSystem system = path.getFileSystem();
    Set<String> views = system.supportedFileAttributeViews();
    if (views.contains("posix")) {
      return new Posix();
    }
    if (views.contains("acl")) {
      return new Acl(
          system
              .getUserPrincipalLookupService()
              .lookupPrincipalByName(System.getProperty("user.name")));
    }
    throw new IOException("a file system without owners and rights");
  }

  /** Permission bits: 0600 and 0700. */
  record Posix() implements OwnerRights {
    private static final Set<PosixFilePermission> FILE =
        PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> DIRECTORY =
        PosixFilePermissions.fromString("rwx------");

    @Override
    public FileAttribute<?> ofNewFile() {
      return PosixFilePermissions.asFileAttribute(FILE);
    }

    @Override
    public FileAttribute<?> ofNewDirectory() {
      return PosixFilePermissions.asFileAttribute(DIRECTORY);
    }

    @Override
    public boolean hold(Path path) throws IOException {
      return DIRECTORY.containsAll(
          Files.getFileAttributeView(path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
              .readAttributes()
              .permissions());
    }

    @Override
    public void restrictDirectory(Path directory) throws IOException {
      Files.setPosixFilePermissions(directory, DIRECTORY);
    }
  }

  /**
   * Access control lists, as Windows has them.
   *
   * @param owner who runs this process
   */
  record Acl(UserPrincipal owner) implements OwnerRights {
    /** Names, without domain, of those who can take ownership of everything anyway. */
    private static final Set<String> ALMIGHTY = Set.of("SYSTEM", "Administrators");

    List<AclEntry> entries() {
      return List.of(
          AclEntry.newBuilder()
              .setType(AclEntryType.ALLOW)
              .setPrincipal(owner)
              .setPermissions(EnumSet.allOf(AclEntryPermission.class))
              .build());
    }

    boolean areOwnerOnly(List<AclEntry> found) {
      return found.stream()
          .filter(entry -> entry.type() == AclEntryType.ALLOW)
          .map(AclEntry::principal)
          .allMatch(who -> who.equals(owner) || ALMIGHTY.contains(withoutDomain(who.getName())));
    }

    private static String withoutDomain(String name) {
      return name.substring(name.lastIndexOf('\\') + 1);
    }

    @Override
    public FileAttribute<List<AclEntry>> ofNewFile() {
      return new FileAttribute<>() {
        @Override
        public String name() {
          return "acl:acl";
        }

        @Override
        public List<AclEntry> value() {
          return entries();
        }
      };
    }

    @Override
    public FileAttribute<List<AclEntry>> ofNewDirectory() {
      return ofNewFile();
    }

    @Override
    public boolean hold(Path path) throws IOException {
      return areOwnerOnly(view(path).getAcl());
    }

    @Override
    public void restrictDirectory(Path directory) throws IOException {
      view(directory).setAcl(entries());
    }

    private static AclFileAttributeView view(Path path) throws IOException {
      AclFileAttributeView view =
          Files.getFileAttributeView(path, AclFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
      if (view == null) {
        throw new IOException("a volume without access control lists");
      }
      return view;
    }
  }
}
