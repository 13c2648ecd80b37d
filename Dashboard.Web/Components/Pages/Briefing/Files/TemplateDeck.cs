using System.Xml.Linq;
using Dashboard.Data.Briefing;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using static Dashboard.Web.Components.Pages.Briefing.Files.OfficeXml;

namespace Dashboard.Web.Components.Pages.Briefing.Files;

/// <summary>The office's own presentation, emptied of its slides: masters, layouts, fonts and logo stay.</summary>
internal static class TemplateDeck
{
    private const string NotesMaster = "dashboardNotes";
    private static readonly XNamespace P = "http://schemas.openxmlformats.org/presentationml/2006/main";
    private static readonly XNamespace R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>What stands before the list of slides.</summary>
    private static readonly string[] BeforeSlides = ["sldMasterIdLst", "notesMasterIdLst", "handoutMasterIdLst"];

    /// <summary>What speaks of slides that are gone.</summary>
    private static readonly string[] OfSlides = ["sldIdLst", "custShowLst", "photoAlbum", "custDataLst", "modifyVerifier", "extLst"];

    /// <summary>Takes out what is not taken, and gives it a master of notes if it has none.</summary>
    public static (SlideLayoutPart Layout, NotesMasterPart Notes) Empty(PresentationDocument document, SlideFrame frame)
    {
        document.ChangeDocumentType(PresentationDocumentType.Presentation);
        var presentation = document.PresentationPart!;
        Edit(presentation, tree => tree.Elements().Where(e => OfSlides.Contains(e.Name.LocalName)).Remove());
        presentation.DeleteParts(presentation.SlideParts.ToList());
        presentation.DeleteParts(presentation.CustomXmlParts.ToList());
        Delete(presentation.PresentationPropertiesPart);
        Delete(presentation.ViewPropertiesPart);
        Delete(presentation.CommentAuthorsPart);
        Delete(presentation.UserDefinedTagsPart);
        if (document.ThumbnailPart is { } thumbnail)
        {
            document.DeletePart(thumbnail);
        }

        if (document.DigitalSignatureOriginPart is { } signature)
        {
            document.DeletePart(signature); // of the file as it was
        }

        var notes = presentation.NotesMasterPart;
        if (notes is null)
        {
            notes = DeckFrame.WriteNotes(presentation, NotesMaster);
            Edit(presentation, tree => tree.Element(P + "sldMasterIdLst")!.AddAfterSelf(
                new XElement(P + "notesMasterIdLst", new XElement(P + "notesMasterId", new XAttribute(R + "id", NotesMaster)))));
        }

        var layout = presentation.SlideMasterParts.SelectMany(m => m.SlideLayoutParts)
            .Single(l => l.Uri.OriginalString.TrimStart('/').Equals(frame.LayoutPart, StringComparison.OrdinalIgnoreCase));
        return (layout, notes);

        void Delete(OpenXmlPart? part)
        {
            if (part is not null)
            {
                presentation.DeletePart(part);
            }
        }
    }

    /// <summary>Names the slides in their order.</summary>
    public static void List(PresentationPart presentation, IEnumerable<string> relationships) => Edit(presentation, tree =>
    {
        var list = new XElement(P + "sldIdLst", relationships.Select((r, i) => new XElement(P + "sldId", new XAttribute("id", 256 + i), new XAttribute(R + "id", r))));
        tree.Elements().Last(e => BeforeSlides.Contains(e.Name.LocalName)).AddAfterSelf(list);
    });

    /// <summary>The number by which a page of notes finds its place on the master.</summary>
    public static string NotesIndex(NotesMasterPart notes)
    {
        using var stream = notes.GetStream(FileMode.Open, FileAccess.Read);
        return XElement.Load(stream).Descendants(P + "ph").FirstOrDefault(p => p.Attribute("type")?.Value == "body")?.Attribute("idx")?.Value ?? "3";
    }
}
