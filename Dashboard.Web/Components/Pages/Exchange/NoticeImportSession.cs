using Dashboard.Data.Exchange;

namespace Dashboard.Web.Components.Pages.Exchange;

/// <summary>The import of a notice; its round is the one that the notice concludes.</summary>
public sealed class NoticeImportSession : ImportSession<NoticeImportPreview, NoticeImportResult>;
