extension Rules {
  static let exports: [Rule] = []
}
