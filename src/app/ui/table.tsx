import type { ReactNode } from "react";
import { classes } from "./class-name.ts";

export interface Column<Row> {
  readonly id: string;
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  /** Right-aligned, with digits of one width. */
  readonly numeric?: boolean;
  /** The cell that names the row. */
  readonly isRowHeader?: boolean;
  /** Its title is only read aloud. */
  readonly hideTitle?: boolean;
}

export interface TableProps<Row> {
  /** Says what the table holds; read aloud, and shown with `showCaption`. */
  readonly caption: ReactNode;
  readonly showCaption?: boolean;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowId: (row: Row) => string;
  readonly selected?: string;
  readonly tone?: (row: Row) => "pass" | "near" | "fail" | undefined;
  /** Hides the row of titles from sight (a list of checks needs none). */
  readonly hideHead?: boolean;
  readonly empty?: ReactNode;
  readonly className?: string;
}

/** A plain table of the page: real `th`, a caption, and it scrolls inside itself when narrow. */
export function Table<Row>(props: TableProps<Row>) {
  const { caption, columns, rows, rowId, selected, tone, hideHead, empty, className } = props;
  return (
    <div className="table-scroll">
      <table className={classes("table", className)}>
        <caption className={props.showCaption ? "table-caption" : "visually-hidden"}>
          {caption}
        </caption>
        <thead className={hideHead ? "visually-hidden" : undefined}>
          <tr>
            {columns.map((column) => (
              <th key={column.id} scope="col" className={column.numeric ? "num" : undefined}>
                <span className={column.hideTitle ? "visually-hidden" : undefined}>
                  {column.title}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.length === 0 && empty && (
            <tr>
              <td colSpan={columns.length} className="quiet-text">
                {empty}
              </td>
            </tr>
          )}
          {rows.map((row) => {
            const id = rowId(row);
            const rowTone = tone?.(row);
            return (
              <tr
                key={id}
                aria-current={id === selected ? "true" : undefined}
                className={classes(id === selected && "is-selected", rowTone && `row-${rowTone}`)}
              >
                {columns.map((column) =>
                  column.isRowHeader ? (
                    <th key={column.id} scope="row">
                      {column.cell(row)}
                    </th>
                  ) : (
                    <td key={column.id} className={column.numeric ? "num" : undefined}>
                      {column.cell(row)}
                    </td>
                  ),
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
