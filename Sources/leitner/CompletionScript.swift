import ArgumentParser

/// The script by which a shell completes words: the argument parser's, with what that lacks.
enum CompletionScript {
  /// The shell that a command line asks a script for; nil if it asks for none, or says it in a way that the
  /// argument parser has something to say about.
  static func shell(askedForBy arguments: [String]) -> CompletionShell? {
    guard arguments.first == "--generate-completion-script" else { return nil }
    switch arguments.count {
    case 1: return CompletionShell.autodetected()
    case 2: return CompletionShell(rawValue: arguments[1])
    default: return nil
    }
  }

  static func text(for shell: CompletionShell) -> String {
    let script = Leitner.completionScript(for: shell)
    let commands = Leitner.commandNames.filter { $0 != "help" }.joined(separator: " ")
    switch shell {
    case .bash:
      return script.replacing(
        bashHelp, with: bashHelp + "\n    __leitner_add_completions -W $'\(commands.lines)'"
      ).replacing(
        "complete -o filenames -F _leitner leitner",
        with: bashWholeWords + "complete -o filenames -F _leitner_whole_words leitner")
    case .zsh:
      // For zsh a colon in a list is the end of a word.
      return Completion.filters.reduce(
        script.replacing("'*:subcommands:'", with: "'1:command:(\(commands))'")
      ) { $0.replacing("'\($1)'", with: "'\($1.replacing(":", with: "\\:"))'") }
    case .fish:
      return script + "\n"
        + "complete -c 'leitner' -n '__leitner_should_offer_completions_for_positional \"leitner help\""
        + " -eq 1' -fka '\(commands)'"
    default: return script
    }
  }

  /// What the parser's script does behind `help`.
  private static let bashHelp = """
    _leitner_help() {
        repeating_flags=()
        non_repeating_flags=(--version)
        repeating_options=()
        non_repeating_options=()
        __leitner_offer_flags_options -1
    """

  /// For bash a colon ends a word (COMP_WORDBREAKS), so that it would complete only what stands behind the
  /// last colon of an id or a filter, and put what it finds there. So does an equals sign, behind which the
  /// parser's script would take the value of an option for an argument.
  private static let bashWholeWords = #"""
    # Completes words with the colons and equals signs in them, which bash takes for ends of words.
    _leitner_whole_words() {
        local rest="${COMP_LINE}" head='' gap word equals='' ahead
        local -a words=()
        local -i next
        local -i index last=-1 cword=0
        for ((index = 0; index < ${#COMP_WORDS[@]}; index++)); do
            word="${COMP_WORDS[index]}"
            gap="${rest%%[![:space:]]*}"
            rest="${rest#"${gap}"}"
            rest="${rest#"${word}"}"
            if [[ "${last}" -ge 0 && -z "${gap}" && "${word}" = '=' && "${words[last]}" = --* ]]; then
                equals='='
                ahead="${rest}"
                for ((next = index + 1; next <= COMP_CWORD; next++)); do
                    [[ "${ahead}" = [[:space:]]* ]] && break
                    ahead="${ahead#"${COMP_WORDS[next]}"}"
                done
                if [[ "${index}" -le "${COMP_CWORD}" && "${next}" -gt "${COMP_CWORD}" ]]; then
                    # The value is a word of its own as long as it is completed.
                    equals=''
                    last+=1
                    words[last]=''
                fi
            elif [[ -n "${equals}" && -z "${gap}" ]]; then
                words[last]+="=${word}"
                equals=''
            elif [[ "${last}" -ge 0 && -z "${gap}" && -z "${words[last]}" ]]; then
                words[last]="${word}"
            elif [[ "${last}" -ge 0 && -z "${gap}" && ("${word}" = :* || "${words[last]}" = *:) ]]; then
                [[ "${index}" -eq "${COMP_CWORD}" ]] && head="${words[last]}"
                words[last]+="${word}"
            else
                [[ -n "${equals}" && -n "${gap}" ]] && words[last]+='='
                equals=''
                last+=1
                words[last]="${word}"
            fi
            [[ "${index}" -eq "${COMP_CWORD}" ]] && cword="${last}"
        done

        local current="${2}"
        if [[ -n "${head}" ]]; then
            # What is completed begins behind the colon.
            [[ "${COMP_WORDS[COMP_CWORD]}" = :* ]] && head+="${COMP_WORDS[COMP_CWORD]}" && current=''
            # As it is without the backslashes that bash puts before colons.
            head="${head//\\/}"
            current="${head}${current}"
        fi
        local -a COMP_WORDS=("${words[@]}")
        local -i COMP_CWORD="${cword}"
        _leitner "${1}" "${current}" "${words[cword > 0 ? cword - 1 : 0]}"
        COMPREPLY=("${COMPREPLY[@]#"${head}"}")
    }


    """#
}

extension String {
  /// The words as lines in a string of bash.
  fileprivate var lines: String { replacing(" ", with: "\\n") }
}
