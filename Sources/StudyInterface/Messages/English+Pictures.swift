/// What is said of pictures that are shown in place.
extension English {
  var pictureTitle: String { "A picture" }
  var picturesTitle: String { "Pictures" }
  var nothingToView: String { "No picture here" }
  var makingPicture: String { "The picture is being drawn…" }
  func pixels(_ width: Int, _ height: Int) -> String { "\(width) × \(height) pixels" }
  func opensPicture(_ key: String) -> String { "\(key) opens it with another program" }

  func sentence(for obstacle: PictureObstacle) -> String {
    switch obstacle {
    case .remote: "It is on the web, and nothing is fetched from there"
    case .file(let problem): sentence(for: problem)
    case .unreadable(let reason): "It can’t be read: \(reason)"
    case .noPicture: "It is no picture of a known kind"
    case .tooLarge(let megabytes): "It has more than \(megabytes) MB, too much to be shown here"
    case .tooManyPixels: "It has too many pixels to be shown here"
    case .noGraphics: "This terminal does not say that it shows pictures"
    case .noConverter(let program):
      "This terminal shows pictures in a form that needs the program \(program), which is not installed"
    case .notConverted(let program): "\(program) can’t make anything of it"
    case .tookTooLong(let program): "\(program) took too long over it"
    case .stopped: "Stopped by a key"
    }
  }
}
