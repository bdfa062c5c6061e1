// Where claims speak of, on an outline of the world that comes with the page; where articles were written is a ring.
import { geoEqualEarth, geoGraticule10, geoPath } from "d3-geo";
import { feature } from "topojson-client";
import world from "world-atlas/countries-110m.json";
import { useMemo, useState } from "preact/hooks";
import { href } from "../address.js";
import { useScreen } from "../data.js";
import { Loading } from "../parts/loading.jsx";
import { Plain, Quotes } from "../parts/words.jsx";
import "./map.css";

const WIDTH = 960, HEIGHT = 520;
const LANDS = feature(world, world.objects.countries);

export function MapView() {
  const { data, error } = useScreen("map");
  const [isWorld, setWorld] = useState(false);
  const placed = useMemo(() => (data?.places ?? []).filter((place) => place.latitude !== null), [data]);
  if (!data) return <Loading error={error} />;
  return (
    <>
      <h1>Map</h1>
      <p><Plain text={data.counts} /></p>
      {placed.length ? (
        <>
          <World places={placed} isWorld={isWorld} />
          <p class="row">
            <span class="soft">● spoken of in claims · ○ datelines, or beside all claims</span>
            <button type="button" class="decide" onClick={() => setWorld(!isWorld)}>{isWorld ? "Where the places are" : "The whole world"}</button>
          </p>
        </>
      ) : null}
      <Distances rows={data.distances} n={data.n_distances} />
      <h2>Places</h2>
      <div class="scroll" tabIndex={0} role="region" aria-label="Table of places">
        <table>
          <thead><tr><th scope="col">Place</th><th scope="col">What it is</th><th scope="col">Where</th><th scope="col">How sure</th><th scope="col">Claims</th></tr></thead>
          <tbody>
            {data.places.map((place) => (
              <tr key={place.id}>
                <th scope="row"><Plain text={place.name} /> <div class="soft">{place.named}</div><Quotes words={place.words} /></th>
                <td>{place.kind}</td>
                <td>{place.latitude === null ? "open" : `${place.latitude.toFixed(2)}, ${place.longitude.toFixed(2)}`}</td>
                <td class="soft"><Plain text={[place.sure, place.why].filter(Boolean).join("; ")} /></td>
                <td>{place.claims.slice(0, 12).map((n) => <><a href={href("claims", n)}>{n}</a> </>)}
                  {place.n_claims > 12 ? <span class="soft">and {place.n_claims - 12} more</span> : null}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {data.n_places > data.places.length ? <p class="soft">and {data.n_places - data.places.length} more places</p> : null}
    </>
  );
}

function World({ places, isWorld }) {
  const shape = useMemo(() => {
    const around = { type: "MultiPoint", coordinates: spread(places) };
    const projection = geoEqualEarth();
    if (isWorld) projection.fitExtent([[8, 8], [WIDTH - 8, HEIGHT - 8]], { type: "Sphere" });
    else projection.rotate([-middle(places), 0]).fitExtent([[120, 60], [WIDTH - 160, HEIGHT - 60]], around);
    if (projection.scale() > 9000) projection.scale(9000).translate([WIDTH / 2, HEIGHT / 2]).center([0, 0]) && center(projection, places);
    const path = geoPath(projection.clipExtent([[-20, -20], [WIDTH + 20, HEIGHT + 20]]));
    const points = places.map((place) => ({ place, at: projection([place.longitude, place.latitude]) })).filter((each) => each.at);
    return { lands: LANDS.features.map((land) => path(land)).filter(Boolean), grid: path(geoGraticule10()), points: setLabels(points) };
  }, [places, isWorld]);
  return (
    <svg class="map" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={`Map of ${places.length} places; the same stands below as a table`}>
      <rect class="sea" width={WIDTH} height={HEIGHT} />
      <path class="grid" d={shape.grid} />
      {shape.lands.map((d, n) => <path key={n} class="land" d={d} />)}
      {shape.points.map(({ place, at, label }) => (
        <g key={place.id} class={place.is_claimed ? "place" : "place beside"}>
          <title>{place.name}: {place.named}</title>
          <circle cx={at[0]} cy={at[1]} r={5} />
          {label ? <text x={label[0]} y={label[1]}>{place.name}</text> : null}
        </g>
      ))}
    </svg>
  );
}

// A single place, or several of one town, are given room around them.
const spread = (places) => places.flatMap((p) => [[p.longitude, p.latitude], [p.longitude + 1.5, p.latitude + 1], [p.longitude - 1.5, Math.max(-89, p.latitude - 1)]]);
const middle = (places) => {
  const sum = places.reduce(([x, y], p) => [x + Math.cos((p.longitude * Math.PI) / 180), y + Math.sin((p.longitude * Math.PI) / 180)], [0, 0]);
  return (Math.atan2(sum[1], sum[0]) * 180) / Math.PI;
};
function center(projection, places) {
  const at = projection([places[0].longitude, places[0].latitude]);
  projection.translate([WIDTH - at[0], HEIGHT - at[1]]);
}

// A label stands right of its mark where no other label or mark is; else above, below or left; else nowhere (the table
// and the title have it).
function setLabels(points) {
  const taken = points.map(({ at }) => [at[0] - 6, at[1] - 6, at[0] + 6, at[1] + 6]);
  const meets = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
  return points.map((point, n) => {
    const [x, y] = point.at;
    const width = point.place.name.length * 7 + 4;
    const tries = [[x + 9, y + 4], [x - width / 2, y - 10], [x - width / 2, y + 20], [x - 9 - width, y + 4]];
    for (const at of tries) {
      const box = [at[0], at[1] - 12, at[0] + width, at[1] + 3];
      if (box[0] < 0 || box[2] > WIDTH || box[1] < 0 || box[3] > HEIGHT) continue;
      if (taken.some((other, m) => m !== n && meets(box, other))) continue;
      taken.push(box);
      return { ...point, label: at };
    }
    return { ...point, label: null };
  });
}

function Distances({ rows, n }) {
  if (!rows.length) return null;
  return (
    <section aria-labelledby="distances">
      <h2 id="distances">Stated distances, held against the map</h2>
      <ul class="findings">
        {rows.map((row, at) => (
          <li key={at} data-step tabIndex={0}>
            <p><span class="kind">{row.verdict}</span> <Plain text={row.working} /></p>
            <Quotes words={row.words} />
          </li>
        ))}
      </ul>
      {n > rows.length ? <p class="soft">and {n - rows.length} more</p> : null}
    </section>
  );
}
