using System.Security.Cryptography;
using Dashboard.Data.Access;
using Dashboard.Data.Persistence;
using Microsoft.EntityFrameworkCore;
using static Dashboard.Data.CommandResults;

namespace Dashboard.Data.Briefing;

/// <summary>Takes templates of the office, and takes them away again.</summary>
public sealed class OfficeTemplatesCommands(DashboardWriter writer, AccessGuard guard)
{
    /// <summary>Makes every file of its use with the template from now on, in place of the one in use. It is checked here again.</summary>
    /// <param name="seen">The version of the one in use as the actor saw it; null: there was none. In conflict when it is no longer so.</param>
    public async Task<CommandResult<TemplateUse>> TakeAsync(
        Actor actor, string fileName, byte[] content, int? seen, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(fileName);
        ArgumentNullException.ThrowIfNull(content);
        if (guard.Check(actor.Viewer, AccessAction.ManageTemplates) is { } forbidden)
        {
            return forbidden;
        }

        var reading = TemplateReader.Read(content, cancellationToken);
        if (reading.Look is not { Use: var use })
        {
            return reading.Refusal!;
        }

        var (name, fingerprint) = (StoredText.Cut(fileName.Trim(), OfficeTemplate.FileNameLength), Convert.ToHexStringLower(SHA256.HashData(content)));
        return await writer.WriteAsync<TemplateUse>(
            actor,
            null,
            async (db, token) =>
            {
                if (guard.Check(actor.Viewer, AccessAction.ManageTemplates) is { } refused)
                {
                    return refused;
                }

                var held = await db.OfficeTemplates.AsTracking().SingleOrDefaultAsync(t => t.Use == use, token);
                if (held?.Version != seen)
                {
                    return new CommandResult<TemplateUse>.Conflict([new(nameof(OfficeTemplate.FileName), name, held?.FileName)]);
                }

                if (held is null)
                {
                    db.OfficeTemplates.Add(new OfficeTemplate { Use = use, FileName = name, Content = content, Fingerprint = fingerprint });
                }
                else
                {
                    (held.FileName, held.Content, held.Fingerprint) = (name, content, fingerprint);
                    (held.CreatedBy, held.CreatedById) = (actor.Name, actor.AccountId);
                }

                return Done(use);
            },
            cancellationToken);
    }

    /// <summary>Makes the files with the product's own look again.</summary>
    /// <param name="seen">As the actor saw it: in conflict when it is no longer so.</param>
    public Task<CommandResult<Nothing>> TakeAwayAsync(Actor actor, OfficeTemplateInfo seen, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(seen);
        return writer.WriteAsync<Nothing>(
            actor,
            null,
            async (db, token) =>
            {
                if (guard.Check(actor.Viewer, AccessAction.ManageTemplates) is { } forbidden)
                {
                    return forbidden;
                }

                if (await db.OfficeTemplates.AsTracking().SingleOrDefaultAsync(t => t.Use == seen.Use, token) is not { } held)
                {
                    return new TemplateRefusal.NoneInUse();
                }

                if (held.Version != seen.Version)
                {
                    return new CommandResult<Nothing>.Conflict([new(nameof(OfficeTemplate.FileName), seen.FileName, held.FileName)]);
                }

                db.OfficeTemplates.Remove(held);
                return Done();
            },
            cancellationToken);
    }
}
