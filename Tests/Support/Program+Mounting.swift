/// File systems of a test's own: small ones, which fill up, and read-only ones.
extension Program {
  /// Runs a line of bash that may mount. What it mounts nobody else sees, and it goes with the line.
  ///
  /// Root may do so in a mount namespace; everybody else, and root in many containers, in a user
  /// namespace (user_namespaces(7)), where this machine allows them. Throws ``MountingRefused`` where
  /// neither is allowed.
  package func mountingShell(_ line: String) throws -> Outcome {
    let unshare = try Self.unshare.get()
    return try start("/usr/bin/env", unshare + ["bash", "-c", line])
  }

  /// The command that gives a program file systems of its own, found by trying.
  private static let unshare = Result { try findUnshare() }

  private static func findUnshare() throws -> [String] {
    let program = try Program(in: TemporaryFolder())
    var refusals: [String] = []
    for options in [["--mount"], ["--mount", "--map-root-user"]] {
      let command = ["unshare"] + options
      let trial = try program.start(
        "/usr/bin/env", command + ["mount", "-t", "tmpfs", "none", program.folder.path])
      if trial.status == 0 { return command }
      refusals.append("\(command.joined(separator: " ")): \(trial.errors)")
    }
    throw MountingRefused(refusals: refusals)
  }

  /// Nobody here may mount anything.
  package struct MountingRefused: Error, CustomStringConvertible {
    let refusals: [String]

    package var description: String {
      """
      This test needs a small file system of its own, and this machine lets it mount none:
      \(refusals.joined())\
      Run it as root, or allow user namespaces: sysctl -w user.max_user_namespaces=1000, and \
      kernel.apparmor_restrict_unprivileged_userns=0 on Ubuntu; in a container \
      --cap-add SYS_ADMIN --security-opt seccomp=unconfined --security-opt apparmor=unconfined. \
      The programs are in the packages util-linux and mount.
      """
    }
  }
}
