import { Component, type ReactNode } from "react";

interface Props {
  readonly children: ReactNode;
  /** What is shown in the place of what broke. */
  readonly fallback: (retry: () => void) => ReactNode;
}

/** Keeps a bug in one screen from taking the page; work is saved apart from the screens. */
export class ErrorBoundary extends Component<Props, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    return this.props.fallback(() => this.setState({ broken: false }));
  }
}
