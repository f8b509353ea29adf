/** Where whoever has a diagram open hears of its changes. */
export function changesChannel(diagramId: string): string {
  return `canvas.diagram.${diagramId}`
}
