extension Rules {
  static let usernames: [Rule] = [
    .usernameMissing, .usernameDiffersInCase, .usernameDiffersInForm, .usernameInvalidCharacter,
    .usernameLength, .usernameDuplicateFolded, .usernameRepeated,
  ]
}
