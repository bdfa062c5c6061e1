// Cutting text: offsets and lengths count code points, strings of JavaScript UTF-16 units.
export function cut(text, limit) {
  const points = Array.from(text.slice(0, 2 * limit + 2)); // no more units than that can matter
  return points.length > limit ? `${points.slice(0, limit - 1).join("")}…` : text;
}
