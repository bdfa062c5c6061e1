import { href } from "../address.js";
import { useScreen } from "../data.js";
import { Choice, Pages, SeekWords } from "../parts/asking.jsx";
import { Loading } from "../parts/loading.jsx";
import { Plain } from "../parts/words.jsx";

export function Documents({ asked }) {
  const { data, error } = useScreen("documents", "", {
    q: asked.get("q") ?? "", by: asked.get("by") ?? "", from: asked.get("from") ?? "", before: asked.get("before") ?? "",
  });
  if (!data) return <Loading error={error} />;
  return (
    <>
      <h1>Documents</h1>
      <SeekWords screen="documents" asked={asked} label="Outlet, headline or file">
        <Choice name="by" label="Sort by" asked={asked}
          options={[["", "date"], ["outlet", "outlet"], ["statements", "statements"]]} />
      </SeekWords>
      <div class="scroll" tabIndex={0} role="region" aria-label="Table of documents">
        <table>
          <caption class="hidden">Articles of the case</caption>
          <thead>
            <tr>
              <th scope="col">Article</th><th scope="col">Outlet</th><th scope="col">Appeared</th>
              <th scope="col">Rests on</th><th scope="col">Statements</th>
            </tr>
          </thead>
          <tbody>
            {data.rows.map((row) => (
              <tr key={row.id}>
                <th scope="row">
                  <a data-step href={href("documents", row.id)}><Plain text={row.headline || row.file} /></a>
                  <Marks row={row} />
                </th>
                <td><Plain text={row.outlet} /></td>
                <td>{row.date}</td>
                <td>
                  {row.rests_on.map((report) => <div key={report.key}><Plain text={report.name} /></div>)}
                  {row.perhaps.map((report) => <div key={report.key} class="soft">perhaps <Plain text={report.name} /></div>)}
                  {!row.rests_on.length && !row.perhaps.length ? <span class="soft">nothing that is known</span> : null}
                </td>
                <td>{row.n_statements}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Pages screen="documents" asked={asked} start={data.start} shown={data.rows.length} n={data.n} />
    </>
  );
}

function Marks({ row }) {
  const marks = [
    row.is_own && "reporting of its own",
    row.n_versions > 1 && `${row.n_versions} versions`,
    !row.is_complete && "breaks off",
    row.limit,
  ].filter(Boolean);
  return marks.length ? <div class="soft">{marks.join(" · ")}</div> : null;
}
