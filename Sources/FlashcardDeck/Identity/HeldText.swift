/// A text of a card in two languages that is not recorded, because it replaced the recorded one instead of editing it.
///
/// The other language says for now that the card is the same. If it is replaced with the next edit, too, both are
/// those of another card, as they would be if one edit had replaced them: so they are compared with what was recorded
/// before.
public struct HeldText: Sendable {
  /// What was recorded.
  private let look: CardLook
  private let holdsFirst: Bool
  private let holdsTranslation: Bool

  /// - Parameters:
  ///   - faces: a known card's text in one language or two.
  ///   - look: what was recorded of it.
  /// - Returns: nil if everything may be recorded.
  init?(_ faces: [CardFace], _ look: CardLook) {
    guard let translation = look.translation, faces.count == 2 else { return nil }
    let (first, other, own) = (faces[0], faces[1].digests, CardFace(look))
    // With the files in another order.
    if other == own.digests || first.digests == translation { return nil }
    self.look = look
    holdsFirst = other == translation && !first.isEdit(of: own)
    // Of the other language only digests are recorded.
    holdsTranslation = other.question != translation.question && other.answer != translation.answer
    if !holdsFirst && !holdsTranslation { return nil }
  }

  /// Whether what would be recorded is what was.
  func isCurrent(_ faces: [CardFace]) -> Bool {
    (holdsFirst || faces[0].digests == CardFace(look).digests)
      && (holdsTranslation || faces[1].digests == look.translation)
  }

  /// A look with the recorded text instead of this one.
  public func replaced(in new: CardLook) -> CardLook {
    var new = new
    if holdsFirst {
      (new.question, new.answer, new.sketch) = (look.question, look.answer, look.sketch)
      (new.part, new.sentence) = (look.part, look.sentence)
    }
    if holdsTranslation { new.translation = look.translation }
    return new
  }
}

extension CardFace {
  /// Whether a text says by itself that it is an edit of a recorded one.
  fileprivate func isEdit(of old: CardFace) -> Bool {
    guard CardFace.mayBeOne(part, old.part), change(ofSentence: old) < .letters else {
      return false
    }
    let isSameAnswer = answer == old.answer || CardSimilarity.areAlike(self, old)
    if questionKey == old.questionKey { return isSameAnswer || hasTellingQuestion }
    guard SubjectChange(question, old.question) < .letters else { return false }
    return answer == old.answer && isTelling
      || isSameAnswer && CardSimilarity.areAlike(questions: question, old.question)
  }
}
