import { type CommandSpec, sharedOptions } from "./command-spec.ts";

interface Words {
  readonly name: string;
  readonly description: string;
  /** "--out", "--format", with the words that may follow. */
  readonly options: readonly (readonly [flag: string, description: string, words: readonly string[] | null])[];
  /** The words that the first argument may be. */
  readonly first: readonly string[];
  readonly takesPath: boolean;
}

const flagOf = (flags: string): string => flags.split(" ")[0] as string;

const wordsOf = (spec: CommandSpec): Words => ({
  name: spec.name,
  description: spec.description,
  options: Object.entries({ ...spec.options, ...sharedOptions }).map(
    ([flags, { description, words }]) =>
      [flagOf(flags), description, flags.includes("<") ? (words ?? []) : null] as const,
  ),
  first: Object.values(spec.arguments ?? {})[0]?.words ?? [],
  takesPath: Object.keys(spec.arguments ?? {}).some((name) => name.includes("folder")),
});

/** Inside single quotes of any of the three shells. */
const quoted = (text: string): string => `'${text.replaceAll("'", "")}'`;

const bash = (commands: readonly Words[]): string => {
  const cases = commands.map(({ name, options, first }) => {
    const values = options.flatMap(([flag, , words]) =>
      words !== null && words.length > 0 ? [`      ${flag}) words=${quoted(words.join(" "))} ;;`] : [],
    );
    const paths = options.flatMap(([flag, , words]) => (words !== null && words.length === 0 ? [flag] : []));
    return `    ${name})
    case "$before" in
${[...values, `      ${paths.join("|")}) COMPREPLY=($(compgen -f -- "$word")); return ;;`].join("\n")}
      *) words=${quoted([...first, ...options.map(([flag]) => flag), "--help"].join(" "))} ;;
    esac ;;`;
  });
  return `# afterglow completion for bash: afterglow completion bash >> ~/.bashrc
_afterglow() {
  local word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" words=""
  if [ "$COMP_CWORD" -eq 1 ]; then
    words=${quoted([...commands.map(({ name }) => name), "help", "--help", "--version"].join(" "))}
  else
    case "\${COMP_WORDS[1]}" in
${cases.join("\n")}
    esac
  fi
  COMPREPLY=($(compgen -W "$words" -- "$word"))
  [ \${#COMPREPLY[@]} -eq 0 ] && COMPREPLY=($(compgen -f -- "$word"))
}
complete -o filenames -F _afterglow afterglow
`;
};

/** Colons and brackets part the fields of a description of zsh. */
const plain = (text: string): string => text.replaceAll(/[[\]:]/g, " ");

const zsh = (commands: readonly Words[]): string => {
  const cases = commands.map(({ name, options, first }) => {
    const lines = options.map(([flag, description, words]) => {
      const value = words === null ? "" : words.length > 0 ? `:value:(${words.join(" ")})` : ":value:_files";
      return `        ${quoted(`${flag}[${plain(description)}]${value}`)}`;
    });
    const argument = first.length > 0 ? `:word:(${first.join(" ")})` : ":word:_files";
    return `      ${name})
        _arguments ${quoted("--help[show help]")} \\
${lines.join(" \\\n")} \\
        ${quoted(`1${argument}`)} ${quoted("*:file:_files")} ;;`;
  });
  return `#compdef afterglow
# afterglow completion for zsh: put it as _afterglow into a folder of your fpath
_afterglow() {
  local -a commands
  commands=(
${commands.map(({ name, description }) => `    ${quoted(`${name}:${plain(description)}`)}`).join("\n")}
  )
  if (( CURRENT == 2 )); then
    _describe 'command' commands
  else
    local command="$words[2]"
    shift words
    (( CURRENT-- ))
    case "$command" in
${cases.join("\n")}
    esac
  fi
}
if [ "$funcstack[1]" = "_afterglow" ]; then _afterglow "$@"; else compdef _afterglow afterglow; fi
`;
};

const fish = (commands: readonly Words[]): string => {
  const lines = commands.flatMap(({ name, description, options, first, takesPath }) => [
    `complete -c afterglow -n __fish_use_subcommand -f -a ${name} -d ${quoted(description)}`,
    ...(first.length > 0
      ? [
          `complete -c afterglow -n '__fish_seen_subcommand_from ${name}' ${takesPath ? "" : "-f "}-a ${quoted(first.join(" "))}`,
        ]
      : []),
    ...options.map(([flag, text, words]) => {
      const value = words === null ? "" : words.length > 0 ? ` -x -a ${quoted(words.join(" "))}` : " -r";
      return `complete -c afterglow -n '__fish_seen_subcommand_from ${name}' -l ${flag.slice(2)}${value} -d ${quoted(text)}`;
    }),
  ]);
  return `# afterglow completion for fish: ~/.config/fish/completions/afterglow.fish\n${lines.join("\n")}\n`;
};

const SHELLS: Readonly<Record<string, (commands: readonly Words[]) => string>> = { bash, zsh, fish };

/** A script that completes commands, options and their words; `null` for a shell that it does not know. */
export const completionScript = (shell: string, list: readonly CommandSpec[]): string | null =>
  Object.hasOwn(SHELLS, shell) ? (SHELLS[shell]?.(list.map(wordsOf)) ?? null) : null;
