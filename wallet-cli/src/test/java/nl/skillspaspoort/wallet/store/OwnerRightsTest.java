package nl.skillspaspoort.wallet.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is decided about access control lists; the files of POSIX systems are tested on disk. */
@Tag("T86")
final class OwnerRightsTest {
  private static final UserPrincipal OWNER = new Someone("PC\\anna");
  private static final OwnerRights.Acl RIGHTS = new OwnerRights.Acl(OWNER);

  private record Someone(String name) implements UserPrincipal {
    @Override
    public String getName() {
      return name;
    }
  }

  @Test
  void newFile_isGivenOneEntryForTheOwner() {
    assertThat(RIGHTS.ofNewFile().name()).isEqualTo("acl:acl");
    List<AclEntry> entries = RIGHTS.ofNewFile().value();
    assertThat(entries).hasSize(1);
    assertThat(entries.get(0).principal()).isEqualTo(OWNER);
    assertThat(entries.get(0).type()).isEqualTo(AclEntryType.ALLOW);
    assertThat(entries.get(0).flags()).isEmpty();
  }

  @Test
  void ownRights_areOwnerOnly() {
    assertThat(RIGHTS.areOwnerOnly(RIGHTS.entries())).isTrue();
  }

  @Test
  void systemAndAdministrators_areNoOthers() {
    assertThat(
            RIGHTS.areOwnerOnly(
                List.of(
                    allow(OWNER),
                    allow(new Someone("NT AUTHORITY\\SYSTEM")),
                    allow(new Someone("BUILTIN\\Administrators")))))
        .isTrue();
  }

  @Test
  void anotherUser_isRefused() {
    assertThat(RIGHTS.areOwnerOnly(List.of(allow(OWNER), allow(new Someone("PC\\bob"))))).isFalse();
    assertThat(RIGHTS.areOwnerOnly(List.of(allow(new Someone("\\Everyone"))))).isFalse();
  }

  @Test
  void denial_givesNobodyRights() {
    AclEntry denied =
        AclEntry.newBuilder(allow(new Someone("\\Everyone"))).setType(AclEntryType.DENY).build();
    assertThat(RIGHTS.areOwnerOnly(List.of(denied, allow(OWNER)))).isTrue();
  }

  private static AclEntry allow(UserPrincipal who) {
    return AclEntry.newBuilder()
        .setType(AclEntryType.ALLOW)
        .setPrincipal(who)
        .setPermissions(AclEntryPermission.READ_DATA)
        .build();
  }
}
