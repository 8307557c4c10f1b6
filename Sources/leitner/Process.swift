#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

let SIGHUP = Int32(1)

/// Ends the process at once with a status.
func exitProcess(_ status: Int32) -> Never { exit(status) }
