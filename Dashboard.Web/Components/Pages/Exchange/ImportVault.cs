using Dashboard.Data.Access;
using Dashboard.Data.Sheets;
using Microsoft.Extensions.Caching.Memory;

namespace Dashboard.Web.Components.Pages.Exchange;

/// <summary>An import under way: its file, and what was decided about it.</summary>
public interface IImportSession
{
    /// <summary>Null: nothing is uploaded.</summary>
    SheetFile? File { get; }

    /// <summary>Goes on with what another circuit of the same tab had before it: a reload, another language, a lost connection.</summary>
    void TakeFrom(IImportSession before);
}

/// <summary>
/// Keeps what is uploaded and not yet written for as long as its tab may come back: by sign-in and tab, so that nobody else, and no later
/// sign-in in the same browser, is given it. Only in this process: after a restart the file is chosen anew.
/// </summary>
public sealed class ImportVault : IDisposable
{
    /// <summary>Cells of all files that are kept; what comes when there are more is not kept.</summary>
    private const int Cells = 2_000_000;

    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(30);

    private readonly MemoryCache _cache = new(new MemoryCacheOptions { SizeLimit = Cells });

    /// <summary>Keeps an import with its tab; one without a file is forgotten.</summary>
    /// <param name="tab">Known to the tab alone.</param>
    public void Keep(Viewer viewer, string tab, IImportSession session)
    {
        if (session.File is { } file)
        {
            _cache.Set(KeyOf(viewer, tab, session), session, new MemoryCacheEntryOptions { Size = 1 + file.Sheets.Sum(s => s.Rows.Sum(r => (long)r.Cells.Count)), SlidingExpiration = Kept });
        }
        else
        {
            _cache.Remove(KeyOf(viewer, tab, session));
        }
    }

    /// <summary>The import of the same kind that the tab had; null: none, or it is gone.</summary>
    public IImportSession? Find(Viewer viewer, string tab, IImportSession session) => _cache.Get<IImportSession>(KeyOf(viewer, tab, session));

    public void Dispose() => _cache.Dispose();

    private static (string?, Guid?, string, Type) KeyOf(Viewer viewer, string tab, IImportSession session) => (viewer.AccountId, viewer.SessionId, tab, session.GetType());
}
