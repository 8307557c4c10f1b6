/// What is said of pictures that are shown in place.
extension Chinese {
  var pictureTitle: String { "图片" }
  var picturesTitle: String { "选择图片" }
  var nothingToView: String { "这里没有图片" }
  var makingPicture: String { "正在绘制图片……" }
  func pixels(_ width: Int, _ height: Int) -> String { "\(width) × \(height) 像素" }
  func opensPicture(_ key: String) -> String { "按 \(key) 用其他程序打开" }

  func sentence(for obstacle: PictureObstacle) -> String {
    switch obstacle {
    case .remote: "图片在网上，这里不下载"
    case .file(let problem): sentence(for: problem)
    case .unreadable(let reason): "无法读取：\(reason)"
    case .noPicture: "不是已知格式的图片"
    case .tooLarge(let megabytes): "文件超过 \(megabytes) MB，太大，不在这里显示"
    case .tooManyPixels: "像素太多，不在这里显示"
    case .noGraphics: "这个终端没有表明能显示图片"
    case .noConverter(let program): "这个终端显示图片要用程序 \(program)，它没有安装"
    case .notConverted(let program): "\(program) 无法转换这张图片"
    case .tookTooLong(let program): "\(program) 用时过长，已停止"
    case .stopped: "按键时已停止"
    }
  }
}
