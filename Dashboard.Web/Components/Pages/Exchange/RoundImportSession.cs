using Dashboard.Data.Exchange;

namespace Dashboard.Web.Components.Pages.Exchange;

/// <summary>The import of steps and duties of a round.</summary>
public sealed class RoundImportSession : ImportSession<RoundImportPreview, RoundImportResult>;
