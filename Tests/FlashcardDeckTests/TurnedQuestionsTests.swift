import TestSupport
import Testing

@testable import FlashcardDeck

/// Questions that differ by little and ask something else, and some that differ by nothing but how they are set.
@Suite struct TurnedQuestionsTests {
  @Test(arguments: [
    // A word that says nothing of a subject elsewhere.
    ("Is the mean robust?", "Is the median robust?"),
    ("Must a will be written?", "Must a deed be written?"),
    ("Is As toxic?", "Is Pb toxic?"),
    ("What is the truth table of AND?", "What is the truth table of OR?"),
    ("When do you use a?", "When do you use an?"),
    ("When do you use was?", "When do you use were?"),
    ("Why does ice float?", "Where does ice float?"), ("与门有两个输入吗？", "或门有两个输入吗？"),
    ("对数函数单调吗？", "指数函数单调吗？"), ("什么是从犯？", "什么是主犯？"), ("能量守恒吗？", "质量守恒吗？"),
    ("과학은 학문입니까?", "수학은 학문입니까?"), ("会社は法人ですか？", "神社は法人ですか？"),
    // Words in hiragana.
    ("ねこは動物ですか？", "ぶたは動物ですか？"), ("りすは動物ですか？", "いぬは動物ですか？"),
    ("助詞「に」は何？", "助詞「で」は何？"),
    ("「きる」はどういう意味ですか、英語で答えてください", "「きく」はどういう意味ですか、英語で答えてください"),
    // Signs.
    ("Is [0,1] compact?", "Is (0,1) compact?"), ("What is 4! ?", "What is 4 ?"),
    ("Does `:q` ask?", "Does `:q!` ask?"),
    ("What is `'x'` in C?", "What is `\"x\"` in C?"), ("Is ⌊x⌋ continuous?", "Is ⌈x⌉ continuous?"),
    ("What does `a*` match?", "What does `a*?` match?"),
    ("What does . mean?", "What does .. mean?"),
    ("What is `git log A..B`?", "What is `git log A...B`?"),
    ("What does foldl do?", "What does foldl' do?"), ("Does f' exist?", "Does f'' exist?"),
    ("What does :wq do?", "What does :wq! do?"), ("What is =?", "What is :=?"),
    ("What does `x{2}` match?", "What does `x{2,}` match?"), ("What is `/`?", "What is `//`?"),
    ("What does :: mean?", "What does : mean?"), ("What does `[]` make?", "What does `{}` make?"),
    ("What does %d print?", "What does %s print?"), ("What is # for?", "What is ## for?"),
    // The case.
    ("What does set -e do?", "What does set -E do?"), ("What does `f` do?", "What does `F` do?"),
    ("Is AA homozygous?", "Is aa homozygous?"), ("Is Co a metal?", "Is CO a metal?"),
    // Negations.
    ("Bindet er Kinder?", "Bindet er keines der Kinder?"),
    ("Y a-t-il un risque ?", "Y a-t-il aucun risque ?"),
    ("Does it hold if n is odd?", "Does it hold unless n is odd?"),
    ("What is sexual reproduction?", "What is asexual reproduction?"),
    ("他有錢嗎？", "他沒有錢嗎？"), ("两者有何相同？", "两者有何不同？"), ("合同有效吗？", "合同勿有效吗？"),
    // The order, and how often.
    ("Is every square a rectangle?", "Is every rectangle the square?"),
    ("Is O-O legal in check?", "Is O-O-O legal in check?"),
    ("What is two plus two?", "What is two plus four?"),
    ("Is २ prime?", "Is ३ prime?"),
    ("Is TCP slower than UDP?", "Can UDP be slower than TCP?"),
    ("Is a cat bigger than a dog?", "Can a dog be bigger than a cat?"),
    ("Does smoking cause cancer?", "Do cancers cause smoking?"),
    ("Ist Köln größer als Bonn?", "Bonn ist größer als Köln?"),
    (
      "How do you convert a string to an int in Java?",
      "How would you then convert an int to a string in Java?"
    ),
    // What else is asked.
    ("Who signed the treaty of Rome first?", "When was the treaty of Rome signed first?"),
    ("买卖合同的风险何时转移？", "买卖合同的风险为何转移？"),
    // Code and formulas.
    ("In Vim, what does `p` do?", "What does `P` do in Vim?"),
    ("What does `\\w` match?", "What does `\\W` match?"),
    ("Of git branch, what does `-d` do?", "What does `-D` do of git branch?"),
    ("Is `Map` iterable?", "Is `map` iterable?"), ("What is `File`?", "What is `Files`?"),
    ("What does `which` mean?", "What does `what` mean?"),
    ("Does `sort` copy?", "Does `sort!` copy?"),
    ("What does `rm a/b` do?", "What does `rm a b` do?"), ("What is `<b>`?", "What is `</b>`?"),
    ("Is $\\Omega$ Greek?", "Is $\\omega$ Greek?"),
    ("Is $A \\subseteq B$ for sets?", "Is $A \\nsubseteq B$ for sets?"),
    ("What is typeof \"5\"?", "What is typeof 5?"),
    ("In music, is C a chord?", "Is c a chord in music?"),
    // Negations of other languages, however much stayed.
    (
      "Welke landen hebben grenzen met Duitsland?",
      "Welke landen hebben geen grenzen met Duitsland?"
    ),
    ("Quais países falam português?", "Quais países não falam português?"),
    ("Vilka länder använder valutan euro?", "Vilka länder använder inte valutan euro?"),
    ("Hvilke lande bruger valutaen?", "Hvilke lande bruger ikke valutaen?"),
    ("Które kraje używają waluty euro?", "Które kraje nie używają waluty euro?"),
    ("Những nước nào giáp biển Đen?", "Những nước nào không giáp biển Đen?"),
    ("Ποιες χώρες έχουν ευρώ;", "Ποιες χώρες δεν έχουν ευρώ;"),
    ("Які країни мають кордон?", "Які країни не мають кордон?"),
    ("Какие металлы реагируют с водой?", "Какие металлы не реагируют с водой?"),
    ("Miksi joukkueet pelaavat talvella?", "Miksi joukkueet eivät pelaavat talvella?"),
    ("ما هي الدول التي تطل على البحر؟", "ما هي الدول التي لا تطل على البحر؟"),
    ("Which mammals hibernate in winter?", "Which mammals dont hibernate in winter?"),
    ("Which mammals hibernate in winter?", "Which mammals rarely hibernate in winter?"),
    ("酸素を必要とする細菌の種類は多いですか？", "酸素を必要としない細菌の種類は多いですか？"),
    ("산소를 필요로 하는 세균의 종류는?", "산소를 필요로 하지 않는 세균의 종류는?"),
  ]) func itIsAnotherQuestion(one: String, other: String) {
    #expect(SubjectChange(one, other) == .other)
    #expect(SubjectChange(other, one) == .other)
  }

  /// Below a short answer that stayed, or another one, they are asked about.
  @Test(arguments: [
    ("What does polish mean?", "What does Polish mean?"),
    ("Was heißt „essen“?", "Was heißt „Essen“?"),
    ("What is an encoder?", "What is an encoding?"), ("Does sort copy?", "Does sorted copy?"),
    ("Qu'est-ce que le vol ?", "Qu'est-ce que le vil ?"), ("먹는 버섯은?", "안 먹는 버섯은?"),
    ("両者は同じ？", "両者は同じじゃない？"), ("Where is the WHO?", "Where is the WTO?"),
    ("What does a lock do?", "What does a spin lock do?"),
    // Another case, plural or word that asks the same.
    ("Turkey", "turkey"), ("What does good mean?", "What does goods mean?"),
    ("Unix: which shows the path", "Unix: what shows the path"), ("Which river?", "What river?"),
    ("Define infarction", "Define infraction"),
    ("What do adapters do?", "What does an adapter do?"),
    ("How do you say \"which\" in Spanish?", "How do you say \"what\" in Spanish?"),
    ("“哪个”用英语怎么说？", "“什么”用英语怎么说？"), ("Does one MHz exceed one Hz?", "Does one mHz exceed one Hz?"),
    ("Is \"true\" a Boolean in JSON?", "Is true a Boolean in JSON?"),
    // Signs at the end of what is no sentence.
    ("sort", "sort!"), ("Ruby method include", "Ruby method include?"),
    ("Swift type: Int", "Swift type: Int?"),
    ("Elixir: File.read", "Elixir: File.read!"),
    ("French tone: Tu viens", "French tone: Tu viens ?"),
    // Characters that are half of another word.
    ("减数可以是零吗？", "被减数可以是零吗？"), ("非门有反相输出吗？", "与非门有反相输出吗？"), ("什么是国？", "什么是国会？"),
    ("力は名詞ですか？", "能力は名詞ですか？"), ("社は名詞ですか？", "会社は名詞ですか？"),
    ("시는 무엇인가?", "시인은 무엇인가?"), ("물은 명사입니까?", "물가는 명사입니까?"), ("หมาคืออะไร", "หมูคืออะไร"),
  ]) func itMayBeAnotherQuestion(one: String, other: String) {
    #expect(SubjectChange(one, other) >= .slip)
    #expect(SubjectChange(other, one) >= .slip)
  }

  @Test(arguments: [
    ("什么是LoRA？", "什么是 LoRA？"), ("什么是LoRA？", "什么是 **LoRA**?"), ("What is *TCP*?", "What is TCP?"),
    ("What is -1 + 1?", "What is −1 + 1?"), ("What does -> mean?", "What does → mean?"),
    ("What is CO2?", "What is CO₂?"), ("Is x <= y?", "Is x ≤ y?"),
    ("What is $x^2$?", "What is x²?"),
    ("What is “humus”?", "What is humus"), ("What is `f(x)`?", "What is f(x)?"),
    ("什么是脏读？", "什么是脏读"),
    ("Is it long; or short?", "Is it long, or short?"),
    ("What does `ls` do?", "What does ls do?"), ("Is $x - 1$ odd?", "Is $x − 1$ odd?"),
    ("Is $2x=18$ odd?", "Is $2x = 18$ odd?"), ("what is humus", "What is humus?"),
    ("Capital of France", "Capital of France?"),
    ("I paid $5, and $6 later?", "I paid $5 and $6 later?"),
    ("LoRA, what is it?", "LoRA: what is it?"), ("What is the ‘end’?", "What is the 'end'?"),
  ]) func itIsOnlySetOtherwise(one: String, other: String) {
    #expect(SubjectChange(one, other) == .setting)
    #expect(SubjectChange(other, one) == .setting)
  }

  @Test(arguments: [
    ("What are the main uses of humus?", "What are the uses of humus?"),
    ("What is the capital of France?", "What is France's capital?"),
    ("如何理解脏读？", "怎样理解脏读？"), ("脏读有哪些危害？", "脏读有什么危害？"), ("What is a layer?", "What is the layer?"),
  ]) func itIsPutInOtherWords(one: String, other: String) {
    #expect(SubjectChange(one, other) <= .same)
    #expect(SubjectChange(other, one) <= .same)
  }

  private func deck(_ heading: String, _ text: String) -> [(String, String)] {
    [("d.md", "## T\n\n### First\n\nOne.\n\n### \(heading)\n\n\(text)\n\n### Last\n\nTwo.\n")]
  }

  /// Under the same heading another sentence hides the same.
  @Test(arguments: [
    ("Metals", "Iron is a {{c1::metal}}.", "Zinc is a {{c1::metal}}."),
    ("Code civil", "Art. 5: {{c1::nullity}}", "Art. 6: {{c1::nullity}}"),
    ("Enzymes", "Lipase cuts {{c1::fats}}.", "Lipase does not cut {{c1::fats}}."),
    ("Order", "TCP is {{c1::slower}} than UDP.", "UDP is {{c1::slower}} than TCP."),
    ("金属", "铁是{{c1::金属}}。", "铜是{{c1::金属}}。"),
    ("Stacks", "A stack is {{c1::last in, first out}}.", "A queue is {{c1::first in, first out}}."),
  ]) func theSentenceOfAGapIsItsQuestion(heading: String, text: String, other: String) {
    var story = IdentityStory(remembersDecks: true)
    story.open(deck(heading, text))
    story.answer(1)
    let card = story.cards[1]
    story.open(deck(heading, other))
    #expect(story.result.links.isEmpty)
    #expect(story.result.doubts.map(\.was) == [card] || story.recorded[story.cards[1]] == nil)
  }

  /// Looks that earlier versions wrote have no sentence; then the letters of the text decide.
  @Test func aLookWithoutASentenceIsKnownByItsText() throws {
    var story = IdentityStory(remembersDecks: true)
    story.open(deck("Metals", "Iron is a {{c1::metal}} that rusts in wet air."))
    let card = story.cards[1]
    var look = story.look(1)
    #expect(look.sentence == "Iron is a □ that rusts in wet air.")
    look.sentence = ""
    story.receive(card, look)
    story.open(deck("Metals", "Iron is a {{c1::metal}} that rusts in damp air."))
    #expect(story.result.doubts.isEmpty)
    #expect(story.known(card) == story.cards[1])
    #expect(story.look(1).sentence == "Iron is a □ that rusts in damp air.")
  }

  @Test(arguments: [
    ("Iron is a {{c1::metal}}.", "**Iron** is a {{c1::metal}}"),
    ("Iron is a {{c1::metal}}.", "Iron is the {{c1::metal}}."),
    ("Iron is a {{c1::metal}}, as is zinc.", "Irom is a {{c1::metal}}, as is zinc."),
  ]) func theSameSentenceKeepsItsGap(text: String, other: String) {
    var story = IdentityStory(remembersDecks: true)
    story.open(deck("Metals", text))
    story.answer(1)
    let card = story.cards[1]
    story.open(deck("Metals", other))
    #expect(story.result.doubts.isEmpty)
    #expect(story.known(card) == story.cards[1])
  }
}
