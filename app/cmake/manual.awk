# awk -v form=man|bash|zsh|fish|words -v template=FILE -v version=V -f manual.awk: what `asyncourse --help` says (standard input) as the
# manual page or as completions for a shell. So there is one list of commands and options: the program's own.
#
# In the TEMPLATE the lines @COMMANDS@, @OPTIONS@ and @VALUES@, and the word @VERSION@, are replaced. `words` writes "COMMAND OPTION ARGUMENT" lines,
# for the tests; the command of what stands before any command is "-".

function add_option(cmd, opt, arg, text,    key) {
    key = cmd SUBSEP opt
    if (key in option_text) {
        return
    }
    option_text[key] = text
    option_arg[key] = arg
    options[cmd] = options[cmd] " " opt
}

# "run, view and trace, before FILE.py:" -> the commands that are named; "-" for the course itself
function commands_in(text,    n, i, words, found) {
    gsub(/,/, " ", text)
    sub(/ before .*/, "", text)
    sub(/:.*/, "", text)
    n = split(text, words, " ")
    found = ""
    for (i = 1; i <= n; i++) {
        if (words[i] == "course") {
            found = found " -"
        } else if (words[i] in about) {
            found = found " " words[i]
        }
    }
    return found
}

# The values an option takes, as far as the help says them: "a|b|c", or "a, b (why) or c" for a NAME or FORMAT.
function values_of(key,    arg, text, n, i, parts, out) {
    arg = option_arg[key]
    if (arg ~ /\|/) {
        gsub(/\|/, " ", arg)
        return arg
    }
    if (arg != "NAME" && arg != "FORMAT") {
        return ""
    }
    text = option_text[key]
    gsub(/\([^)]*\)/, "", text)
    gsub(/ or /, ", ", text)
    n = split(text, parts, /, */)
    out = ""
    for (i = 1; i <= n; i++) {
        gsub(/^ +| .*$/, "", parts[i])
        out = out (i > 1 ? " " : "") parts[i]
    }
    return out
}

function mdoc(text) {
    gsub(/\\/, "\\e", text)
    gsub(/-/, "\\-", text)
    sub(/^[.']/, "\\\\\\&&", text)
    return text
}

# Options that stand in a synopsis or a sentence, like [--fix]: of that command.
function options_within(cmd, text,    opt, arg) {
    while (match(text, /--?[a-z][a-z-]*/)) {
        opt = substr(text, RSTART, RLENGTH)
        text = substr(text, RSTART + RLENGTH)
        arg = match(text, /^ [A-Z]+/) ? substr(text, 2, RLENGTH - 1) : ""
        add_option(cmd, opt, arg, "")
    }
}

/^  asyncourse / {
    if (!column) { # where all descriptions begin
        match(substr($0, 3), /   +/)
        column = RSTART + RLENGTH + 2
    }
    synopsis = substr($0, 14, column - 14)
    sub(/ +$/, "", synopsis)
    cmd = synopsis
    sub(/ .*/, "", cmd)
    if (cmd !~ /^[a-z]/) {
        cmd = "-"
    }
    order[++count] = cmd
    about[cmd] = substr($0, column)
    synopses[cmd] = synopsis
    sub(/^[a-z-]+ */, "", synopses[cmd])
    next
}

/^Options of / {
    now = commands_in(substr($0, 12))
    next
}

/^$/ {
    now = ""
    next
}

now != "" && /^  -/ {
    line = substr($0, 3)
    cut = match(line, /   */)
    head = cut ? substr(line, 1, cut - 1) : line
    text = cut ? substr(line, RSTART + RLENGTH) : ""
    opt = head
    arg = ""
    if (head ~ / /) {
        arg = opt
        sub(/ .*/, "", opt)
        sub(/^[^ ]* /, "", arg)
    }
    n = split(now, cmds, " ")
    for (i = 1; i <= n; i++) {
        add_option(cmds[i], opt, arg, text)
    }
    last = opt
    next
}

now != "" && /^    / { # a line that goes on
    text = $0
    sub(/^ +/, "", text)
    n = split(now, cmds, " ")
    for (i = 1; i <= n; i++) {
        option_text[cmds[i] SUBSEP last] = option_text[cmds[i] SUBSEP last] " " text
    }
    next
}

{ rest = rest " " $0 }

END {
    add_option("-", "--course", "DIR", "the folder of the course")
    add_option("-", "--help", "", "say what can be said")
    add_option("-", "--version", "", "say the version")
    for (c = 1; c <= count; c++) {
        options_within(order[c], synopses[order[c]])
    }
    # "reset's --yes", "--course DIR and ...": sentences about options
    if (match(rest, /[a-z]+'s --[a-z-]+/)) {
        cmd = opt = substr(rest, RSTART, RLENGTH)
        sub(/'.*/, "", cmd)
        sub(/.* /, "", opt)
        add_option(cmd, opt, "", "do not ask")
    }
    if (form == "words") {
        write_words()
    } else {
        while ((getline line < template) > 0) {
            if (line == "@COMMANDS@") {
                write_commands()
            } else if (line == "@OPTIONS@") {
                write_options()
            } else if (line == "@VALUES@") { # after the options
                printf "%s", bash_values
            } else {
                gsub(/@VERSION@/, version, line)
                print line
            }
        }
    }
}

function write_words(    c, i, n, opts) {
    for (c = 1; c <= count; c++) {
        print order[c]
        n = split(options[order[c]], opts, " ")
        for (i = 1; i <= n; i++) {
            print order[c], opts[i], option_arg[order[c] SUBSEP opts[i]]
        }
    }
}

function write_commands(    c, cmd) {
    for (c = 1; c <= count; c++) {
        cmd = order[c]
        if (form == "man") {
            printf ".It %s%s%s\n%s.\n", cmd == "-" ? "Nm" : "Cm " cmd, synopses[cmd] == "" ? "" : (cmd == "-" ? " " : " Ar "), \
                mdoc(synopses[cmd]), mdoc(about[cmd])
        } else if (cmd == "-") {
            continue
        } else if (form == "bash") {
            printf "%s ", cmd
        } else if (form == "zsh") {
            printf "        '%s:%s'\n", cmd, quote(about[cmd])
        } else {
            printf "complete -c asyncourse -n __asyncourse_first -a %s -d '%s'\n", cmd, quote(about[cmd])
        }
    }
}

function quote(text) {
    gsub(/'/, "'\\''", text)
    return text
}

function write_options(    c, i, n, opts, cmd, key) {
    for (c = 1; c <= count; c++) {
        cmd = order[c]
        n = split(options[cmd], opts, " ")
        if (n == 0) {
            continue
        }
        if (form == "man") {
            printf ".Ss %s\n.Bl -tag -width Ds\n", cmd == "-" ? "The course" : cmd
        } else if (form == "bash") {
            printf "    %s) options='%s' ;;\n", cmd, substr(options[cmd], 2)
        } else if (form == "zsh") {
            printf "    %s)\n        _arguments \\\n", cmd
        }
        for (i = 1; i <= n; i++) {
            key = cmd SUBSEP opts[i]
            write_option(cmd, opts[i], option_arg[key], option_text[key], values_of(key))
        }
        if (form == "man") {
            print ".El"
        } else if (form == "zsh") {
            printf "            '*:file:_files'\n        ;;\n"
        }
    }
}

function write_option(cmd, opt, arg, text, values,    where, action) {
    if (form == "man") {
        printf ".It Fl %s%s\n%s\n", mdoc(substr(opt, 2)), arg == "" ? "" : " Ar " mdoc(arg), (text == "" ? "As said above" : mdoc(text)) "."
    } else if (form == "bash" && arg != "") {
        bash_values = bash_values sprintf("    '%s %s') %s ;;\n", cmd, opt, values != "" ? "values='" values "'" : \
            (arg == "DIR" ? "values=:folders" : (arg ~ /^(FILE|OUT)/ ? "values=:files" : "values=:none")))
    } else if (form == "zsh") {
        gsub(/\[/, "\\[", text)
        gsub(/\]/, "\\]", text)
        gsub(/:/, "\\:", text)
        action = values != "" ? "(" values ")" : (arg == "DIR" ? "_files -/" : (arg ~ /^(FILE|OUT)/ ? "_files" : ""))
        printf "            '%s[%s]%s' \\\n", opt, quote(text), arg == "" ? "" : ":" tolower(arg) ":" action
    } else if (form == "fish") {
        where = cmd == "-" ? "__asyncourse_first" : "'__fish_seen_subcommand_from " cmd "'"
        printf "complete -c asyncourse -n %s %s %s%s -d '%s'\n", where, opt ~ /^--/ ? "-l" : "-s", substr(opt, opt ~ /^--/ ? 3 : 2), \
            arg == "" ? "" : (values != "" ? " -x -a '" values "'" : (arg ~ /^(FILE|OUT|DIR)/ ? " -r" : " -x")), quote(text)
    }
}
