import TestSupport
import StudyInterface
import Testing

@Suite struct MathTextTests {
  @Test(arguments: [
    (#"x^2 + y_i^2 \le 10"#, "x² + yᵢ² ≤ 10"),
    (#"W = W_0+\Delta W"#, "W = W₀ + ΔW"),
    (#"-x"#, "−x"),
    (#"a=-b"#, "a = −b"),
    (#"10^{-4}"#, "10⁻⁴"),
    (#"O(n^2)"#, "O(n²)"),
    (#"f'(x)"#, "f′(x)"),
    (#"2 \times 10^5"#, "2 × 10⁵"),
    (#"Q \cdot K"#, "Q · K"),
    (#"\alpha\beta \to \infty"#, "αβ → ∞"),
    (#"x \in \mathbb{R}^n"#, "x ∈ ℝⁿ"),
    (#"\{a, b\} \subset A \cup B"#, "{a, b} ⊂ A ∪ B"),
    (#"A^\top A"#, "AᵀA"),
  ]) func symbolsAndSpaces(_ latex: String, _ expected: String) {
    #expect(MathText.set(latex) == expected)
  }

  @Test(arguments: [
    (#"x^{q}"#, "x^q"),
    (#"x \in \mathbb{R}^{d \times k}"#, "x ∈ ℝ^(d×k)"),
    (#"e^{i\pi}+1=0"#, "e^(iπ) + 1 = 0"),
    (#"\pi_\theta"#, "π_θ"),
    (#"d_{\text{model}}^2"#, "d_model^2"),
    (#"\nabla_\theta J(\theta)"#, "∇_θ J(θ)"),
    (#"\int_0^\infty e^{-x^2} dx"#, "∫₀^∞ e^(−x²) dx"),
    (#"\sum_{i=1}^{n} x_i \log p(x_i)"#, "∑ᵢ₌₁ⁿ xᵢ log p(xᵢ)"),
    (#"\max_\theta p(x;\theta)"#, "max_θ p(x; θ)"),
    (#"\lVert x \rVert_2"#, "‖x‖₂"),
  ]) func scripts(_ latex: String, _ expected: String) {
    #expect(MathText.set(latex) == expected)
  }

  /// What would say something else without brackets, or was not read.
  @Test(arguments: [
    (#"{x^2}^3"#, "(x²)³"), (#"{x_1}^2"#, "x₁²"), (#"x^{2}_{i}"#, "x²ᵢ"),
    (#"a\div\frac{b}{c}"#, "a ÷ (b/c)"), (#"\frac{a}{b}\div c"#, "a/b ÷ c"),
    (#"\overbrace{a+b}^{n}"#, "(a + b)ₙ"), (#"\underbrace{a+b}_{n}"#, "(a + b)ₙ"),
    (#"W_{Q}^{(i)}"#, "W_Q^(i)"), (#"W_Q^{(i)(j)}"#, "W_Q^((i)(j))"), (#"\pmb{x}"#, "x"),
    (#"\begin{bmatrix*}[r]1 \\ 2\end{bmatrix*}"#, "[1; 2]"),
    (#"\href{http://a.b}{x} + y"#, "x + y"), (#"\mathring{A}"#, "A\u{30A}"),
    (#"\S 5"#, "§5"), (#"\P"#, "¶"),
  ]) func saysWhatIsMeant(_ latex: String, _ expected: String) {
    #expect(MathText.set(latex) == expected)
  }

  @Test(arguments: [
    (#"\frac{a}{b}"#, "a/b"), (#"\frac{ab}{cd}"#, "ab/(cd)"), (#"\frac{dy}{dx}"#, "dy/dx"),
    (#"\frac{\partial L}{\partial w_1}"#, "∂L/∂w₁"), (#"\frac{d^2y}{dx^2}"#, "d²y/dx²"),
    (#"\frac{d}{dx}f"#, "d/dx f"), (#"\frac{x}{dk}"#, "x/(dk)"),
    (#"\frac{\partial^2 f}{\partial x \partial y}"#, "∂²f/(∂x∂y)"),
    (#"\frac{a+b}{c}"#, "(a + b)/c"),
    (#"\frac{\text{mean loss}}{\text{max loss}}"#, "(mean loss)/(max loss)"),
    (#"\frac{\text{loss}}{\text{tokens/s}}"#, "loss/(tokens/s)"),
    (#"\frac{\text{F1-score}}{2\,\text{all of it}}"#, "F1-score/(2 all of it)"),
    (#"\frac{(\text{mean loss})}{\sqrt{\text{max loss}}}"#, "(mean loss)/√(max loss)"),
    (#"\frac{1}{2\sigma}"#, "1/(2σ)"),
    (#"\frac{1}{10}x"#, "1/10 x"),
    (#"\frac{1}{1+e^{-x}}"#, "1/(1 + e⁻ˣ)"),
    (#"\text{softmax}\left(\frac{QK^T}{\sqrt{d_k}}\right)V"#, "softmax(QKᵀ/√dₖ)V"),
    (#"P(A \mid B) = \frac{P(B|A)P(A)}{P(B)}"#, "P(A | B) = P(B|A)P(A)/P(B)"),
    (#"\frac{\pi_\theta(y_w|x)}{\pi_{ref}(y_w|x)}"#, "π_θ(y_w|x)/π_ref(y_w|x)"),
    (#"\sqrt{x}"#, "√x"),
    (#"\sqrt{x+1}"#, "√(x + 1)"),
    (#"\sqrt[3]{x}"#, "∛x"),
    (#"\hat{y} - \bar x"#, "y\u{302} − x\u{304}"),
    (#"\hat{\theta}_{MLE}"#, "θ\u{302}_MLE"),
    (#"\widehat{ab}"#, "hat(ab)"),
    (#"\begin{bmatrix} a & b \\ c & d \end{bmatrix}"#, "[a b; c d]"),
    (#"\begin{aligned} a &= b \\ c &= d \end{aligned}"#, "a = b; c = d"),
    (#"\mathrm{KL}(p \| q)"#, "KL(p‖q)"),
    (#"\mathrm{CO_2} + \mathrm{NH_4^+}"#, "CO₂ + NH₄⁺"),
    (#"\text{学习率 a\_b}"#, "学习率 a_b"),
  ]) func structures(_ latex: String, _ expected: String) {
    #expect(MathText.set(latex) == expected)
  }

  @Test(arguments: [
    (#"\frac{a+b}{c}^2"#, "((a + b)/c)²"), (#"\frac{a}{b}^{-1}"#, "(a/b)⁻¹"),
    (#"\frac{a}{b}'"#, "(a/b)′"), (#"\frac{a}{b}!"#, "(a/b)!"),
    (#"a/\frac{b}{c}"#, "a/(b/c)"), (#"\frac{a}{b}/c"#, "(a/b)/c"),
    (#"\frac{\frac{a}{b}}{c}"#, "(a/b)/c"), (#"\frac{a/b}{c}"#, "(a/b)/c"),
    (#"\log\frac{a}{b}"#, "log(a/b)"), (#"\sin^2\frac{x}{2}"#, "sin²(x/2)"),
    (#"\frac{\log x}{y}"#, "(log x)/y"), (#"\frac{\max(a, b)}{c}"#, "max(a, b)/c"),
    (#"\frac{\sum_i x_i}{n}"#, "(∑ᵢ xᵢ)/n"), (#"\sum_i \frac{x_i}{n}"#, "∑ᵢ xᵢ/n"),
    (#"\lim_{x \to 0} \frac{a}{b}"#, "lim_(x→0) (a/b)"),
    (#"\sqrt{x}^2"#, "(√x)²"), (#"\sqrt{a}b"#, "√a b"), (#"\sqrt{a}\sqrt{b}"#, "√a √b"),
    (#"x^{\frac12}"#, "x^(1/2)"), (#"e^{-\frac{x^2}{2}}"#, "e^(−x²/2)"),
    (#"-\frac{1}{T}\log x"#, "−1/T log x"), (#"a - \log x"#, "a − log x"),
    (#"\underbrace{a+b}_{c}"#, "(a + b)_c"), (#"\underbrace{a}_{c}"#, "a_c"),
    (#"\overbrace{a+b}^{n} + c"#, "(a + b)ₙ + c"),
    (#"\underbrace{a+b}_{\text{loss}}"#, "(a + b)ₗₒₛₛ"),
    (#"\begin{cases} x & x>0 \\ -x & x\le 0 \end{cases}"#, "{x, x > 0; −x, x ≤ 0}"),
    (#"f=\begin{cases} x, & \text{if } x>0 \\ 0 \end{cases} + 1"#, "f = {x, if x > 0; 0} + 1"),
    (#"\begin{pmatrix} a+b & c \\ d & e \end{pmatrix}^T"#, "(a + b, c; d, e)ᵀ"),
    (#"\begin{aligned} a &= b \\ \end{aligned}"#, "a = b"), (#"\begin{cases} a"#, "{a}"),
    (#"\binom{n}{k}^2"#, "C(n, k)²"), (#"{n \choose k}"#, "C(n, k)"),
    (#"{a+b \over c}^2"#, "((a + b)/c)²"),
    (#"x \over y"#, "x/y"), (#"\overset{def}{=}"#, "=^def"), (#"\underset{x}{\max} f"#, "max_x f"),
    (#"a \not= b \not\in C"#, "a ≠ b ∉ C"), (#"a \pmod{n}"#, "a (mod n)"),
    (#"a \xrightarrow{f} b"#, "a —f→ b"), (#"\overline{x}"#, "x\u{304}"),
  ]) func bracketsWhereTheMeaningNeedsThem(_ latex: String, _ expected: String) {
    #expect(MathText.set(latex) == expected)
  }

  @Test(arguments: [
    (#"\foo{a}{b} + \unknown"#, #"\foo{a}{b} + \unknown"#), ("", ""), ("{", "{"), ("}", "}"),
    (#"\"#, #"\"#), ("x_", "x_"), ("^2", "²"), (#"\frac"#, "/"), (#"\sqrt{"#, "√"), ("中文", "中文"),
    (#"\@"#, #"\@"#), (#"\begin{foo}x\end{foo}"#, #"\begin{foo} x \end{foo}"#),
  ]) func showsTheUnknownAsItIsWritten(_ latex: String, _ expected: String) {
    #expect(MathText.set(latex) == expected)
  }

  @Test(arguments: [
    "{", "x^{", #"\frac{"#, #"\sqrt{"#, #"\hat"#, "x^", #"\left("#, "}", "_",
    #"\begin{cases}"#, #"\over"#, #"\underbrace{"#, #"\begin{aligned}&\\"#, #"\overset{"#, #"\not"#,
  ])
  func endsHoweverDeepItNests(_ piece: String) {
    #expect(!MathText.set(String(repeating: piece, count: 5000)).isEmpty)
  }

  @Test(arguments: 0..<20) func anyFormulaKeepsItsLetters(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let pieces = [
      "{", "}", "^", "_", "\\", #"\frac"#, #"\sqrt"#, #"\left"#, #"\right"#, "(", ")", "[", "]",
      #"\unknown"#, #"\text"#, #"\hat"#, "+", "=", " ", "&", #"\sum"#, ",", "'",
    ]
    for _ in 0..<300 {
      var latex = ""
      for _ in 0..<Int.random(in: 1...10, using: &random) {
        latex += random.pick(pieces) + random.pick(["", " 7 ", "9"])
      }
      // Digits may become scripts, but none is lost.
      let set = MathText.set(latex)
      for forms in ["7⁷₇", "9⁹₉"].map(\.unicodeScalars) {
        let before = latex.unicodeScalars.count(where: forms.contains)
        #expect(set.unicodeScalars.count(where: forms.contains) == before, "\(latex) | \(set)")
      }
    }
  }
}
