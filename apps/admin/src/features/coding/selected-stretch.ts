import { stretchSelected, type Stretch } from '@lytt/shared';

/** UTF-16 units of the container's text before a point in it; the text of a range is its text nodes joined, nothing else. */
function unitsBefore(container: HTMLElement, node: Node, offset: number): number {
  const range = document.createRange();
  range.selectNodeContents(container);
  range.setEnd(node, offset);
  return range.toString().length;
}

/** What is selected of the text that the container shows. A selection that reaches outside counts up to the text's edge. */
export function selectedStretch(container: HTMLElement, text: string): Stretch | undefined {
  const selection = document.getSelection();
  if (!selection || selection.rangeCount === 0 || selection.isCollapsed) return undefined;
  const range = selection.getRangeAt(0);
  if (!range.intersectsNode(container)) return undefined;
  const startsInside = container.contains(range.startContainer);
  const endsInside = container.contains(range.endContainer);
  if (!startsInside && !endsInside) return undefined;
  const start = startsInside ? unitsBefore(container, range.startContainer, range.startOffset) : 0;
  const end = endsInside ? unitsBefore(container, range.endContainer, range.endOffset) : text.length;
  return stretchSelected(text, start, end);
}
