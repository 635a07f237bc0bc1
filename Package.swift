// swift-tools-version: 6.2
import PackageDescription

// One target a room; data flows from the top of the list to the bottom, so the
// package manager refuses a cycle. A room names every room it imports.

let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")

let package = Package(
  name: "rollcall",
  products: [
    .executable(name: "rollcall", targets: ["rollcall"])
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
  ],
  targets: [
    // Bytes to records and back.
    .target(name: "Formats", dependencies: ["CInstructions"]),
    // Instructions of the processor.
    .systemLibrary(name: "CInstructions"),
    // The two lists, in columns.
    .target(name: "Roster", dependencies: ["Formats", crypto]),
    // OpenLDAP's client library, loaded when a server is asked. Its headers: libldap2-dev.
    .target(name: "CLDAP"),
    // Opens files, stdin and directory servers, recognises what they hold.
    .target(name: "Intake", dependencies: ["CLDAP", "Formats", "Roster", crypto]),
    // Pairs and Site values.
    .target(name: "Matching", dependencies: ["Formats", "Roster"]),
    // What the first provisioning cycle will do.
    .target(name: "Forecast", dependencies: ["Formats", "Roster", "Matching"]),
    // Rules to findings.
    .target(name: "Checks", dependencies: ["Formats", "Roster", "Matching", "Forecast", crypto]),
    // Files to make: licences, repairs, waves, as values.
    .target(
      name: "Plans", dependencies: ["Formats", "Roster", "Matching", "Forecast", "Checks"]),
    // Runs and findings over time.
    .target(
      name: "History",
      dependencies: [
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ]),
    // Values to bytes.
    .target(
      name: "Reports",
      dependencies: [
        "Formats", "Roster", "Matching", "Forecast", "Checks", "Plans", "History", crypto,
        .product(name: "Mustache", package: "swift-mustache"),
      ]),
    // Configuration file, environment and flags to one checked value.
    .target(name: "Settings", dependencies: [.product(name: "Yams", package: "Yams")]),
    // Subcommands, atomic writing, exit codes.
    .target(
      name: "Command",
      dependencies: [
        "Formats", "Intake", "Roster", "Matching", "Forecast", "Checks", "Plans", "Reports",
        "History", "Settings",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(
      name: "rollcall",
      dependencies: ["Command", .product(name: "ArgumentParser", package: "swift-argument-parser")]),

    .target(name: "Support", dependencies: ["Formats", "Roster"], path: "Tests/Support"),
    .testTarget(
      name: "ChecksTests",
      dependencies: ["Formats", "Intake", "Roster", "Matching", "Forecast", "Checks", "Support"]),
    .testTarget(
      name: "CommandTests",
      dependencies: [
        "Command", "Formats", "History", "Roster", "Settings", "Support", "rollcall",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .testTarget(
      name: "ForecastTests", dependencies: ["Roster", "Matching", "Forecast", "Support"]),
    .testTarget(
      name: "FormatsTests", dependencies: ["Formats", "Support"], exclude: ["Fixtures"]),
    // Measures the history for scripts/bench.
    .executableTarget(
      name: "HistoryBench",
      dependencies: ["History", "Support", .product(name: "GRDB", package: "GRDB.swift")],
      path: "Tests/HistoryBench"),
    .testTarget(
      name: "HistoryTests",
      dependencies: [
        "History", "HistoryBench", "Support", .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    .testTarget(
      name: "IntakeTests", dependencies: ["Formats", "Intake", "Roster", "Support"]),
    .testTarget(name: "LiveTests", dependencies: ["Support", "rollcall"]),
    .testTarget(
      name: "MatchingTests", dependencies: ["Formats", "Roster", "Matching", "Support"]),
    .testTarget(name: "NightlyTests", dependencies: ["Support", "rollcall"]),
    .testTarget(
      name: "PageTests", dependencies: ["Support", "rollcall"], exclude: ["Browser"]),
    .testTarget(
      name: "PlansTests",
      dependencies: [
        "Formats", "Roster", "Matching", "Forecast", "Checks", "Plans", "Reports", "Support",
      ]),
    .testTarget(
      name: "ReportsTests",
      dependencies: [
        "Formats", "Intake", "Roster", "Matching", "Forecast", "Checks", "Reports", "Support",
      ]),
    .testTarget(
      name: "RosterTests", dependencies: ["Formats", "Roster", "Support"]),
    .testTarget(name: "ScenarioTests", dependencies: ["Formats", "Support", "rollcall"]),
    .testTarget(name: "SettingsTests", dependencies: ["Settings"]),
  ]
)

for target in package.targets where target.type != .system {
  target.swiftSettings = [
    .swiftLanguageMode(.v6),
    .treatAllWarnings(as: .error),
    .strictMemorySafety(),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ]
}
