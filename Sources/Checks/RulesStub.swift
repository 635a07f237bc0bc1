package enum Rules { package static func run(_ f: Facts) -> [Finding] { [] } }
