/** A message with drawn things in its places: a name in bold, a command in mono, each where its language puts it. */
import { Fragment, type ReactNode } from 'react'
import { preparedMessage, type MessageKey } from './say.ts'

/** As `say`, with nodes among the values; what surrounds them stays text. */
export function sayNodes(key: MessageKey, values: Readonly<Record<string, ReactNode>>): ReactNode {
  const said = preparedMessage(key).format<ReactNode>(values as Record<string, string>)
  if (!Array.isArray(said)) return said
  return said.map((part, index) => <Fragment key={index}>{part}</Fragment>)
}
