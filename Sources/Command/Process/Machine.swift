import Glibc

/// Who runs this process, and where; a leaf around the system's calls.
enum Machine {
  /// The name of the host; `?` where it has none.
  static var host: String {
    var buffer = [CChar](repeating: 0, count: 256)
    // Sound: the size told is one less than the buffer's, so the text always ends.
    guard unsafe gethostname(&buffer, buffer.count - 1) == 0 else { return "?" }
    let bytes = buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    return bytes.isEmpty ? "?" : String(decoding: bytes, as: UTF8.self)
  }

  /// The account that the process runs under: its name, else its number.
  static var user: String {
    let number = geteuid()
    var entry = unsafe passwd()
    var found: UnsafeMutablePointer<passwd>?
    var buffer = [CChar](repeating: 0, count: 1 << 14)
    let size = buffer.count
    // Sound: the texts of the entry lie in the buffer, and are copied before it goes.
    return unsafe buffer.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress,
        unsafe getpwuid_r(number, &entry, base, size, &found) == 0, unsafe found != nil,
        let name = unsafe entry.pw_name
      else { return "\(number)" }
      return unsafe String(cString: name)
    }
  }

  /// How many processors are there to compute with; at least one.
  static var processors: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  static var process: Int { Int(getpid()) }

  /// Whether a process of this machine has that number.
  static func isAlive(_ process: Int) -> Bool {
    guard let number = pid_t(exactly: process), number > 0 else { return false }
    return kill(number, 0) == 0 || errno == EPERM
  }
}
