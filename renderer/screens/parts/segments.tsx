/**
 * A choice between two to four views of the same thing, one always chosen: arrows move, as in a radio group.
 */
import type { ReactNode } from 'react'
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'

interface SegmentsProps<Key extends string> {
  readonly label: string
  readonly options: readonly { readonly key: Key; readonly words: string }[]
  readonly chosen: Key
  readonly onChoose: (key: Key) => void
}

export function Segments<Key extends string>({
  label,
  options,
  chosen,
  onChoose,
}: SegmentsProps<Key>): ReactNode {
  const choose = (keys: Iterable<unknown>): void => {
    for (const key of keys) {
      const option = options.find((candidate) => candidate.key === key)
      if (option !== undefined) onChoose(option.key)
    }
  }
  return (
    <ToggleButtonGroup
      className="segments"
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[chosen]}
      onSelectionChange={choose}
    >
      {options.map((option) => (
        <ToggleButton key={option.key} id={option.key} className="segment">
          {option.words}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}
