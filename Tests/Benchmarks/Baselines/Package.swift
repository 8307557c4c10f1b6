// swift-tools-version: 6.0
import PackageDescription

// What a program must be measured against: the least that Swift, ncurses and the disk can do.
let package = Package(
  name: "Baselines",
  platforms: [.macOS(.v13)],
  targets: [
    .target(
      name: "CHello",
      linkerSettings: [
        .linkedLibrary("ncursesw", .when(platforms: [.linux])),
        .linkedLibrary("ncurses", .when(platforms: [.macOS])),
      ]),
    .executableTarget(name: "hello", dependencies: ["CHello"]),
    .executableTarget(name: "echo", dependencies: ["CHello"]),
    .executableTarget(name: "append"),
  ],
  swiftLanguageModes: [.v6]
)
