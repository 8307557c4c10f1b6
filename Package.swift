// swift-tools-version: 6.0
import PackageDescription

let strict: [SwiftSetting] = [.unsafeFlags(["-warnings-as-errors"])]

// Optimized also for the tests, of which all take 281 s so and took 567 to 619 s otherwise (two processors).
let program: [SwiftSetting] = strict + [.unsafeFlags(["-O"], .when(configuration: .debug))]

// `make fuzz` builds the checks of FuzzTests into a program with libFuzzer around them.
let isFuzzing = Context.environment["LEITNER_FUZZ"] != nil
let fuzzing: [Target] = [
  .executableTarget(
    name: "fuzz",
    dependencies: ["FlashcardDeck", "ProgressStore", "StudyInterface", "TestSupport", "Toolkit"],
    path: "Tests/Fuzz", exclude: ["Corpus", "SeedTests.swift", "fuzz.sh"], swiftSettings: strict)
]
let testing: [Target] = [
  .testTarget(
    name: "FuzzTests",
    dependencies: ["FlashcardDeck", "ProgressStore", "StudyInterface", "TestSupport", "Toolkit"],
    path: "Tests/Fuzz", exclude: ["Corpus", "Fuzzer", "fuzz.sh"],
    swiftSettings: strict)
]

let package = Package(
  name: "leitner",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "leitner", targets: ["leitner"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    .target(
      name: "Toolkit", dependencies: ["CProcessor", "CUTF8", "CYaml"], swiftSettings: program),
    .target(name: "FlashcardDeck", dependencies: ["CUnicode", "Toolkit"], swiftSettings: program),
    .target(name: "DeckFiles", dependencies: ["FlashcardDeck", "Toolkit"], swiftSettings: program),
    .target(
      name: "ProgressStore", dependencies: ["CFiles", "FlashcardDeck", "Toolkit"],
      swiftSettings: program),
    .target(
      name: "StudyInterface", dependencies: ["FlashcardDeck", "CText", "Toolkit"],
      swiftSettings: program),
    .target(name: "CFiles"),
    .target(name: "CProcessor"),
    .target(name: "CUTF8"),
    .target(name: "CUnicode", linkerSettings: [.linkedLibrary("utf8proc")]),
    .target(name: "CText", linkerSettings: [.linkedLibrary("md4c")]),
    .target(name: "CYaml", linkerSettings: [.linkedLibrary("yaml")]),
    .target(
      name: "CCurses",
      linkerSettings: [
        .linkedLibrary("ncursesw", .when(platforms: [.linux])),
        .linkedLibrary("ncurses", .when(platforms: [.macOS])),
      ]),
    .target(
      name: "CursesTerminal", dependencies: ["CCurses", "StudyInterface", "Toolkit"],
      swiftSettings: program),
    .executableTarget(
      name: "leitner",
      dependencies: [
        "CFiles", "DeckFiles", "FlashcardDeck", "ProgressStore", "StudyInterface",
        "CursesTerminal", "Toolkit",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: program),
    .target(
      name: "TestSupport", dependencies: ["FlashcardDeck"], path: "Tests/Support",
      swiftSettings: program),
    .testTarget(
      name: "ToolkitTests", dependencies: ["TestSupport", "Toolkit"], swiftSettings: strict),
    .testTarget(
      name: "FlashcardDeckTests", dependencies: ["FlashcardDeck", "TestSupport", "Toolkit"],
      exclude: ["FoldedLetters.tsv", "IdentityTexts.en.md", "IdentityTexts.zh.md"],
      swiftSettings: strict),
    .testTarget(
      name: "DeckFilesTests", dependencies: ["DeckFiles", "FlashcardDeck", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "ProgressStoreTests",
      dependencies: ["FlashcardDeck", "ProgressStore", "TestSupport", "Toolkit"],
      exclude: ["PastForms"],
      swiftSettings: strict),
    .testTarget(
      name: "StudyInterfaceTests",
      dependencies: ["CText", "FlashcardDeck", "StudyInterface", "TestSupport", "Toolkit"],
      exclude: ["Frames", "WorkedNumbers.tsv"],
      swiftSettings: strict),
    .testTarget(
      name: "CursesTerminalTests",
      dependencies: ["CCurses", "CursesTerminal", "StudyInterface", "TestSupport"],
      swiftSettings: strict),
    .target(
      name: "CPseudoTerminal", path: "Tests/CPseudoTerminal",
      linkerSettings: [
        .linkedLibrary("ncursesw", .when(platforms: [.linux])),
        .linkedLibrary("ncurses", .when(platforms: [.macOS])),
      ]),
    .testTarget(
      name: "EndToEndTests", dependencies: ["leitner", "CPseudoTerminal", "CText", "TestSupport"],
      swiftSettings: strict),
  ] + (isFuzzing ? fuzzing : testing),
  swiftLanguageModes: [.v6]
)
