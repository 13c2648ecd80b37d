using Dashboard.Data.Access;
using Dashboard.Data.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Data.Briefing;

/// <summary>A template in use, as who manages templates sees it.</summary>
/// <param name="Look">Null: the check has grown stricter since, and the files have the product's own look.</param>
/// <param name="TakenAt">UTC.</param>
/// <param name="Version">To be given with a change.</param>
public sealed record OfficeTemplateInfo(TemplateUse Use, string FileName, TemplateLook? Look, string TakenBy, DateTime TakenAt, int Version);

/// <summary>A template as files are made with it.</summary>
public sealed record OfficeTemplateFile(byte[] Content, TemplateLook Look);

/// <summary>The templates of the office.</summary>
public sealed class OfficeTemplatesQueries(DashboardReader reader, AccessGuard guard)
{
    /// <summary>Those in use, with what was taken of each.</summary>
    /// <exception cref="AccessRefusedException">The viewer manages no templates.</exception>
    public Task<IReadOnlyList<OfficeTemplateInfo>> ListAsync(Viewer viewer, CancellationToken cancellationToken = default)
    {
        guard.Demand(viewer, AccessAction.ManageTemplates);
        return reader.ReadAsync<IReadOnlyList<OfficeTemplateInfo>>(
            viewer,
            ListKey.Only,
            async (db, token) => (await db.OfficeTemplates.OrderBy(t => t.Use).ToListAsync(token)).ConvertAll(t =>
                new OfficeTemplateInfo(t.Use, t.FileName, LookOf(t), t.CreatedBy, t.ChangedAt, t.Version)),
            cancellationToken);
    }

    /// <summary>The template that a file for the viewer is made with; null: the product's own look. Whoever is given a file has its template in it.</summary>
    public Task<OfficeTemplateFile?> FindAsync(Viewer viewer, TemplateUse use, CancellationToken cancellationToken = default) => reader.ReadPublishedAsync(
        viewer,
        new FindKey(use),
        async (db, token) => await db.OfficeTemplates.SingleOrDefaultAsync(t => t.Use == use, token) is { } held && LookOf(held) is { } look ? new OfficeTemplateFile(held.Content, look) : null,
        cancellationToken);

    private static TemplateLook? LookOf(OfficeTemplate template) => TemplateReader.Read(template.Content).Look;

    private sealed record ListKey
    {
        public static readonly ListKey Only = new();
    }

    private sealed record FindKey(TemplateUse Use);
}
