/** A line's words with their formatting, read-only. */
import type { ReactNode } from 'react'
import type { Span } from '#note/record-model.ts'

/** Text with its formatting. Links are shown with their address as a title; the desk is for reading. */
export function Spans({ spans }: { readonly spans: readonly Span[] }): ReactNode {
  return spans.map((span, index) => <SpanText key={index} span={span} />)
}

function SpanText({ span }: { readonly span: Span }): ReactNode {
  let text: ReactNode = span.text
  if (span.code === true) text = <code>{text}</code>
  if (span.bold === true) text = <strong>{text}</strong>
  if (span.italic === true) text = <em>{text}</em>
  if (span.blueprint !== undefined) text = <span className="mono">{text}</span>
  if (span.link !== undefined)
    text = (
      <span className="link" title={span.link}>
        {text}
      </span>
    )
  return text
}
