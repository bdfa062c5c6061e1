// A count as dots: filled ones for origins there are at least, hollow ones for those there may be.
export function Range({ low, high }) {
  if (high > 8) return null;
  return (
    <span class="dots" aria-hidden="true">
      {"●".repeat(low)}{"○".repeat(high - low)}
    </span>
  );
}
