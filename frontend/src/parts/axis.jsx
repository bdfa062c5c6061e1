// Values on one axis: a mark for an exact one, a bar for an interval, an arrow where there is no bound. With its table.
const WIDTH = 640, LEFT = 16, ROW = 30;

export function Axis({ points }) {
  if (points.length < 2) return null;
  const known = points.flatMap((point) => [point.low, point.high]).filter((each) => each !== null);
  const [first, last] = [Math.min(...known), Math.max(...known)];
  const room = last - first || 1;
  const x = (value) => LEFT + ((value - first) / room) * (WIDTH - 2 * LEFT - 120);
  const isTime = points[0].kind === "time";
  const say = (value) => (value === null ? "no bound" : isTime ? sayDay(value) : `${Number(value.toPrecision(6))} ${points[0].unit}`);
  return (
    <figure class="axis-figure">
      <div class="scroll" tabIndex={0} role="region" aria-label="Drawing of the values">
        <svg viewBox={`0 0 ${WIDTH} ${points.length * ROW + 24}`} role="img" aria-label={`Values between ${say(first)} and ${say(last)}`}>
          {points.map((point, n) => {
            const [low, high] = [point.low ?? first - room * 0.02, point.high ?? last + room * 0.02];
            const y = n * ROW + 16;
            return (
              <g key={n} class={point.is_live ? "value" : "value given-up"}>
                <line x1={x(low)} x2={Math.max(x(high), x(low) + 1)} y1={y} y2={y} />
                {point.low === null ? <path d={`M${x(low) + 7},${y - 5}l-7,5l7,5`} /> : <circle cx={x(low)} cy={y} r={5} />}
                {point.high === null ? <path d={`M${x(high) - 7},${y - 5}l7,5l-7,5`} /> : <circle cx={x(high)} cy={y} r={5} />}
                <text x={Math.max(x(high), x(low)) + 12} y={y + 4}>{shorten(point.words)}{point.is_live ? "" : " (given up)"}</text>
              </g>
            );
          })}
          <text class="end" x={LEFT} y={points.length * ROW + 18}>{say(first)}</text>
          {last > first ? <text class="end last" x={x(last)} y={points.length * ROW + 18}>{say(last)}</text> : null}
        </svg>
      </div>
      <details>
        <summary>As a table</summary>
        <table>
          <thead><tr><th scope="col">Words</th><th scope="col">From</th><th scope="col">To</th><th scope="col">Statements</th></tr></thead>
          <tbody>
            {points.map((point, n) => (
              <tr key={n}><td>{point.words}{point.is_live ? "" : " (given up)"}</td><td>{say(point.low)}</td><td>{say(point.high)}</td><td>{point.statements.join(", ")}</td></tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}

const shorten = (words) => (words.length > 34 ? `${words.slice(0, 33)}…` : words);
const sayDay = (days) => new Date(Math.floor(days) * 86400000).toISOString().slice(0, 10);
