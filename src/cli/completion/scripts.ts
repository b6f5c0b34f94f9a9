/**
 * The scripts that shells load. All they do is to hand on what was typed, and to offer the lines that come back as they
 * are: nothing of these is ever expanded or executed. Always the agentops on PATH answers, not what is being typed: a
 * path into somebody's checkout is not to be run before it is entered.
 */

export type Shell = 'bash' | 'zsh' | 'fish';

const BASH = String.raw`# Completes agentops in bash: source <(agentops completion bash)
_agentops() {
  local line kind=
  COMPREPLY=()
  while IFS= read -r line; do
    if [[ -z $kind ]]; then
      kind=$line
    else
      COMPREPLY+=("${'$'}{line%%$'\t'*}")
    fi
  done <<<"$(command agentops __complete bash -- "${'$'}{COMP_LINE:0:COMP_POINT}" "$2" 2>/dev/null)"
  # Paths are for bash itself to complete, and to quote.
  if [[ $kind == files* ]]; then
    compopt -o default 2>/dev/null
  fi
  return 0
}
complete -F _agentops agentops
`;

const ZSH = String.raw`#compdef agentops
# Completes agentops in zsh: source <(agentops completion zsh), or as a file _agentops in a folder of $fpath.
_agentops() {
  local -a typed lines values shown
  local kind
  (( CURRENT > 2 )) && typed=("${'$'}{(@Q)words[2,CURRENT-1]}")
  lines=("${'$'}{(@f)$(command agentops __complete zsh -- "${'$'}{typed[@]}" "${'$'}{(Q)PREFIX}" 2>/dev/null)}")
  kind=${'$'}{lines[1]%%$'\t'*}
  if [[ $kind == files ]]; then
    compset -p ${'$'}{#${'$'}{lines[1]#*$'\t'}}
    _files
  elif (( $#lines > 1 )); then
    values=("${'$'}{(@)lines[2,-1]%%$'\t'*}")
    shown=("${'$'}{(@)lines[2,-1]/$'\t'/  -- }")
    compadd -l -d shown -a values
  fi
}
if [[ $funcstack[1] == _agentops ]]; then
  _agentops "$@"
else
  compdef _agentops agentops
fi
`;

const FISH = String.raw`# Completes agentops in fish: agentops completion fish > ~/.config/fish/completions/agentops.fish
function __agentops_complete
    set -l typed (commandline -opc)
    set -l current (commandline -ct)
    set -l lines (command agentops __complete fish -- $typed[2..] "$current" 2>/dev/null)
    if string match -q 'files*' -- $lines[1]
        set -l prefix (string replace -r '^files\t' '' -- $lines[1])
        set -l start (math (string length -- "$prefix") + 1)
        for path in (__fish_complete_path (string sub -s $start -- "$current"))
            string join '' -- "$prefix" $path
        end
    else
        string join \n -- $lines[2..]
    end
end
complete -c agentops -f -a '(__agentops_complete)'
`;

export const SCRIPTS: Readonly<Record<Shell, string>> = { bash: BASH, zsh: ZSH, fish: FISH };
