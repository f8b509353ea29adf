/** `Max IOPS/volume` of a CSV and `maxIopsvolume` of a JSON are the same attribute. */
export function attributeName(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')
}
